import { type ExecFileOptions, execFile } from 'node:child_process'

/** Runs a program to its end and gives what it printed. Rejects with its `stderr` where it fails. */
export const runProgram = (
  file: string,
  args: readonly string[],
  options: ExecFileOptions,
): Promise<string> =>
  new Promise((done, failed) => {
    execFile(file, [...args], { ...options, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error) failed(new Error(stderr.trim() || error.message, { cause: error }))
      else done(stdout)
    })
  })
