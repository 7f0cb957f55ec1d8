import { useEffect, useRef } from 'preact/hooks';
import { usePortal } from '../ui/context';
import type { Account } from './Account';
import type { User } from './loginApi';

/** The form to log in, or who is logged in. */
export function AccountPanel() {
  const { account } = usePortal();
  if (!account) {
    return null;
  }
  return account.user ? (
    <LoggedIn account={account} user={account.user} />
  ) : (
    <LoginForm account={account} />
  );
}

function LoginForm({ account }: { account: Account }) {
  const { language } = usePortal();
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const problem = account.problem.value;
  useEffect(() => {
    if (problem) {
      password.current?.select();
      password.current?.focus();
    }
  }, [problem]);
  return (
    <form
      class="form"
      id="login"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        if (!account.busy.value) {
          void account.logIn(name.current?.value ?? '', password.current?.value ?? '');
        }
      }}
    >
      <p class="note">{language.t('account.hint')}</p>
      <label class="field">
        <span>{language.t('account.name')}</span>
        <input
          id="login-name"
          ref={name}
          name="login"
          type="text"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
        />
      </label>
      <label class="field">
        <span>{language.t('account.password')}</span>
        <input
          id="login-password"
          ref={password}
          name="password"
          type="password"
          autocomplete="current-password"
          required
          aria-invalid={problem === 'account.refused'}
          aria-describedby="login-problem"
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          onChange={(event) => {
            if (password.current) {
              password.current.type = event.currentTarget.checked ? 'text' : 'password';
            }
          }}
        />
        <span>{language.t('account.showPassword')}</span>
      </label>
      <p id="login-problem" class="problem" role="alert">
        {problem ? language.t(problem) : ''}
      </p>
      <button id="login-submit" type="submit" class="button primary" aria-disabled={account.busy.value}>
        {language.t(account.busy.value ? 'account.busy' : 'account.logIn')}
      </button>
    </form>
  );
}

function LoggedIn({ account, user }: { account: Account; user: User }) {
  const { language } = usePortal();
  return (
    <div class="form">
      <p id="account-user">
        {language.t('account.as')} <strong>{user.displayName}</strong>
      </p>
      {user.roles.length > 0 && (
        <p class="note">
          {language.t('account.roles')}: {user.roles.map((role) => language.name(role)).join(', ')}
        </p>
      )}
      <p class="problem" role="alert">
        {account.problem.value ? language.t(account.problem.value) : ''}
      </p>
      <button
        id="logout"
        type="button"
        class="button"
        disabled={account.busy.value}
        onClick={() => void account.logOut()}
      >
        {language.t('account.logOut')}
      </button>
    </div>
  );
}
