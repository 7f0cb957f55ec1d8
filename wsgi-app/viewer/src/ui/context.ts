import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Portal } from '../portal/Portal';

export const PortalContext = createContext<Portal | null>(null);

export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (!portal) {
    throw new Error('used outside of the portal');
  }
  return portal;
}
