import type { Preset } from './resolve.ts'
import { krasnoyarsk } from './presets/krasnoyarsk.ts'
import { krasnoyarskLyceum10 } from './presets/krasnoyarsk-lyceum10.ts'
import { krasnoyarskSchool39 } from './presets/krasnoyarsk-school39.ts'
import { moscowOblast } from './presets/moscow-oblast.ts'
import { samara } from './presets/samara.ts'

/** The columns of the requirements' table 1.13 as ready sets of policies. */
export const presets: readonly Preset[] = [
  krasnoyarsk,
  krasnoyarskSchool39,
  krasnoyarskLyceum10,
  samara,
  moscowOblast,
]

export const findPreset = (id: string): Preset | undefined =>
  presets.find((preset) => preset.id === id)
