import { usePortal } from './context';
import { Icon } from './Icon';

export function ToastList() {
  const { toasts, language } = usePortal();
  return (
    <div class="toasts" role="alert">
      {toasts.shown.value.map((toast) => (
        <p key={toast.id} class="toast">
          <Icon name="warning" />
          <span>{toast.text}</span>
          <button
            type="button"
            class="mini"
            aria-label={language.t('app.close')}
            onClick={() => toasts.dismiss(toast.id)}
          >
            <Icon name="close" />
          </button>
        </p>
      ))}
    </div>
  );
}
