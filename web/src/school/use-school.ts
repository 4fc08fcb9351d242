import { useParams } from '@tanstack/react-router'

interface SchoolAddress {
  readonly schoolId: string
  readonly year: number
  /** `/api/schools/:schoolId` */
  readonly api: string
  /** `/schools/:schoolId/:year` */
  readonly base: string
}

/** The school and year that the page's address names. */
export const useSchool = (): SchoolAddress => {
  const { schoolId, year } = useParams({ from: '/frame/schools/$schoolId/$year' })
  return {
    schoolId,
    year,
    api: `/api/schools/${schoolId}`,
    base: `/schools/${schoolId}/${year}`,
  }
}
