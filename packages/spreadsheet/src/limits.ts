const mebibyte = 1024 * 1024

/**
 * What a workbook may be. Absolute sizes, not ratios: a workbook of 4.5 MB that inflates only 23
 * times took a parser 1.1 GB and 20 s.
 */
export const limits = {
  fileBytes: 10 * mebibyte,
  parts: 200,
  partBytes: 20 * mebibyte,
  totalBytes: 50 * mebibyte,
  /** Filled rows of all sheets that the parser takes: a large school has 2,500 pupils. */
  rows: 10_000,
  columns: 256,
  /** Filled cells of all sheets together. */
  cells: 200_000,
  /** Problems reported; whoever made more starts with these. */
  problems: 1000,
} as const
