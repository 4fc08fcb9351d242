// `npm run bench`: what the platform does on this machine, beside the bare route.
import { prepare } from '../local/prepare.mjs'

prepare()
const { bench } = await import('./dist/bench/bench.js')
await bench(process.env)
