/** The parts of every class of data. */
import { EDITION_PIECES } from './edition-store.ts'
import type { Piece } from './piece-store.ts'
import { RUNNING_PIECES } from './running-store.ts'

const PIECES: Readonly<Record<string, readonly Piece[]>> = { ...EDITION_PIECES, ...RUNNING_PIECES }

/** What goes of a class; nothing of one that stays. */
export const piecesOf = (classId: string): readonly Piece[] => PIECES[classId] ?? []
