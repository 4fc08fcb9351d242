import { Outlet } from '@tanstack/react-router'
import { SignedOutDialog } from './signed-out-dialog.tsx'

export const Root = () => (
  <>
    <Outlet />
    <SignedOutDialog />
  </>
)
