import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import type { PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { NetworkOnly } from 'workbox-strategies'

// The library of DOM types knows windows only.
declare const self: { __WB_MANIFEST: PrecacheEntry[]; skipWaiting(): Promise<void> }

/** A family on a train waits no longer for a page that may come. */
const patienceSeconds = 4

/**
 * The page itself comes from the network, so a new build is never behind an old page; only without
 * one, or when the server is down, it comes from this device. Answers of the API are no business
 * of this worker: what is kept of them belongs to an account and lies in `kept-store.ts`.
 */
const page = new NetworkOnly({
  networkTimeoutSeconds: patienceSeconds,
  plugins: [
    {
      fetchDidSucceed: async ({ response }) => {
        if (response.status >= 500) throw new Error(`the server answers ${response.status}`)
        return response
      },
      handlerDidError: () => matchPrecache('/index.html'),
    },
  ],
})

// Before the precache, which would answer `/` by itself.
registerRoute(new NavigationRoute(page, { denylist: [/^\/(api|auth|realms)\//, /\.\w+$/] }))
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// A page of an earlier build asks for its files once more at most: `stale-release.ts` reads it anew.
void self.skipWaiting()
clientsClaim()
