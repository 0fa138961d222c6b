import { createFileRoute, Link } from '@tanstack/react-router';
import { PlainPage } from '../app-shell/plain-page.tsx';
import { ForgottenPasswordForm } from '../features/organisation/forgotten-password-form.tsx';
import { PageHeader } from '../ui/page-header.tsx';

export const Route = createFileRoute('/forgotten-password')({ component: ForgottenPasswordRoute });

function ForgottenPasswordRoute() {
  return (
    <PlainPage>
      <PageHeader title="Forgotten your password?" />
      <ForgottenPasswordForm />
      <p className="mt-5 text-small">
        <Link to="/sign-in" className="text-link">
          Back to signing in
        </Link>
      </p>
    </PlainPage>
  );
}
