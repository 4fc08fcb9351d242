import { Dropzone, type FileRejection } from '@mantine/dropzone'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './file-drop.module.css'

interface Props {
  readonly label: string
  readonly hint?: string
  /** Media types; an XLSX by default. */
  readonly accept?: readonly string[]
  readonly maxBytes?: number
  readonly isBusy?: boolean
  readonly onFile: (file: File) => void
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const tenMegabytes = 10 * 1024 * 1024

/** One file, dropped or chosen. What it holds is judged by the server. */
export const FileDrop = ({
  label,
  hint,
  accept = [xlsx],
  maxBytes = tenMegabytes,
  isBusy = false,
  onFile,
}: Props) => {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState<string>()
  const reject = ([rejection]: readonly FileRejection[]) => {
    const isTooLarge = rejection?.errors.some((error) => error.code === 'file-too-large')
    const limit = Math.round(maxBytes / (1024 * 1024))
    setWrong(isTooLarge === true ? t('file.tooLarge', { limit }) : t('file.wrongKind'))
  }
  const take = ([file]: readonly File[]) => {
    setWrong(undefined)
    if (file !== undefined) onFile(file)
  }
  return (
    <div>
      <Dropzone
        className={classes['drop'] ?? ''}
        accept={[...accept]}
        maxSize={maxBytes}
        multiple={false}
        loading={isBusy}
        onDrop={take}
        onReject={reject}
        aria-label={label}
      >
        <div className={classes['words']}>
          <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
          <strong>{label}</strong>
          <span>{hint ?? t('file.hint')}</span>
        </div>
      </Dropzone>
      {wrong !== undefined && (
        <p className={classes['wrong']} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}
