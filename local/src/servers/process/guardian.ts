import { spawn } from 'node:child_process'

// Reading the pipe ends with a line when the server was stopped in order, and without one when this
// process is gone, however it went: kill -9 included.
const script = `
read -r released && exit
kill -s "$2" "$1" || exit
seconds=0
while kill -0 "$1" && [ $seconds -lt 20 ]; do sleep 1; seconds=$((seconds + 1)); done
kill -s KILL "$1"
`

/**
 * Stops the process `pid` by `signal` as soon as this process ends without having called the
 * returned function. A server of its own session would otherwise outlive a killed parent.
 */
export const guard = (pid: number, signal: NodeJS.Signals): (() => void) => {
  const guardian = spawn('sh', ['-c', script, 'guardian', String(pid), signal.replace('SIG', '')], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guardian.on('error', () => {})
  guardian.stdin.on('error', () => {})
  guardian.unref()
  return () => guardian.stdin.end('released\n')
}
