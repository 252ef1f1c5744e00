// Draws a plot above each table that is marked for one, from the table itself. Without this script the tables are all there is to see,
// and all there is to know.

const style = getComputedStyle(document.documentElement)
const colour = (name) => style.getPropertyValue(name).trim()
const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches

const { Chart } = window
Chart.defaults.font.family = style.fontFamily
Chart.defaults.font.size = 13
Chart.defaults.color = colour('--soft')
Chart.defaults.borderColor = colour('--line')
if (isCalm) Chart.defaults.animation = false

/** Told apart without their colour as well: the first is filled, the second outlined. */
const looks = [
  { backgroundColor: colour('--green'), borderColor: colour('--green'), borderWidth: 1.5 },
  { backgroundColor: colour('--plot-pale'), borderColor: colour('--plot-deep'), borderWidth: 1.5 },
]

/** Above so many rows the numbers are folded once the plot stands above them. */
const LONG = 12
const ROW_PX = 34

for (const table of document.querySelectorAll('table[data-plot]')) draw(table)

function draw(table) {
  const rows = [...table.tBodies[0].rows]
  const columns = table.dataset.columns.split(' ').map(Number)
  const lying = table.dataset.plot === 'bars'
  const section = table.closest('section')
  const canvas = document.createElement('canvas')
  const frame = document.createElement('div')
  frame.className = 'plot'
  if (lying) frame.style.height = `${rows.length * ROW_PX + 80}px`
  frame.append(canvas)
  section.querySelector('h2').after(frame)
  // The table says the same, to everybody.
  canvas.setAttribute('aria-hidden', 'true')

  const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent)
  new Chart(canvas, {
    type: 'bar',
    data: {
      labels: rows.map((row) => row.cells[0].textContent),
      datasets: columns.map((column, at) => ({
        label: titles[column],
        data: rows.map((row) => Number(row.cells[column].textContent)),
        ...looks[at],
      })),
    },
    options: optionsFor(lying, columns.length),
  })
  const numbers = table.closest('details')
  if (numbers && rows.length > LONG) numbers.open = false
}

function optionsFor(lying, series) {
  const counts = { beginAtZero: true, grace: '5%', ticks: { precision: 0 }, grid: { drawTicks: false } }
  const names = { grid: { display: false }, ticks: lying ? {} : { maxRotation: 0, autoSkipPadding: 10 } }
  return {
    indexAxis: lying ? 'y' : 'x',
    maintainAspectRatio: false,
    responsive: true,
    scales: lying ? { x: counts, y: names } : { x: names, y: counts },
    plugins: { legend: { display: series > 1, align: 'start', labels: { boxWidth: 14 } } },
  }
}
