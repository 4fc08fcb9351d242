import type { Lesson } from '../reads.ts'

/** What is left of a lesson on the day it was moved away from. Weeks kept on this device by an earlier build have none. */
export const isTrace = ({ movedTo }: Pick<Lesson, 'movedTo'>): boolean => (movedTo ?? '') !== ''
