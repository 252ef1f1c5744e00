interface Deps {
  /** As far as a puppet is looked at. */
  readonly puppet: { readonly isLoggedIn: boolean; readonly currentUserId: string }
  readonly login: (account: string) => Promise<void>
  readonly logout: () => void
  readonly fault: (err: unknown) => void
}

export interface Login {
  readonly account: () => string | undefined
  /** Settles with the account once it is logged in and `login` has settled; again and again, after each logout. */
  settled(): Promise<string>
  /** Somebody may have logged in: look. */
  look(): void
  /** The account is logged in no more. */
  lost(): void
}

/**
 * Who is logged in. Looked up at every sign of life rather than believed from `login` events: after a broken connection
 * the service puppet comes back with the same account and tells nobody.
 */
export function createLogin({ puppet, login, logout, fault }: Deps): Login {
  let account: string | undefined
  let gate = newGate()

  const look = () => {
    if (account !== undefined || !puppet.isLoggedIn) return
    const arrived = puppet.currentUserId
    account = arrived
    login(arrived).then(() => gate.open(arrived), fault)
  }

  const lost = () => {
    if (account === undefined) return
    account = undefined
    // A gate still shut stays, for messages wait at it.
    if (gate.isOpen()) gate = newGate()
    logout()
  }

  return { account: () => account, settled: () => gate.passed, look, lost }
}

function newGate() {
  let opened = false
  let open = (_account: string) => {}
  const passed = new Promise<string>((resolve) => {
    open = (account) => {
      opened = true
      resolve(account)
    }
  })
  return { passed, open, isOpen: () => opened }
}
