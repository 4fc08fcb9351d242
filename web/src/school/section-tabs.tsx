import { Link } from '@tanstack/react-router'
import classes from './section-tabs.module.css'

interface Tab {
  readonly href: string
  readonly label: string
  /** Another tab stands below its address. */
  readonly isExact?: boolean
}

/** Pages that belong together, one click apart. */
export const SectionTabs = ({
  label,
  tabs,
}: {
  readonly label: string
  readonly tabs: readonly Tab[]
}) => (
  <nav className={classes['tabs']} aria-label={label}>
    {tabs.map((tab) => (
      <Link
        key={tab.href}
        to={tab.href}
        className={classes['tab']}
        activeOptions={{ includeSearch: false, exact: tab.isExact === true }}
      >
        {tab.label}
      </Link>
    ))}
  </nav>
)
