import { createFileRoute, Link } from '@tanstack/react-router';
import { PlainPage } from '../app-shell/plain-page.tsx';
import { ResetPasswordForm } from '../features/organisation/reset-password-form.tsx';
import { PageHeader } from '../ui/page-header.tsx';

export const Route = createFileRoute('/reset/$token')({ component: ResetRoute });

function ResetRoute() {
  const { token } = Route.useParams();
  return (
    <PlainPage>
      <PageHeader title="Choose a new password" />
      <ResetPasswordForm token={token} />
      <p className="mt-5 text-small">
        <Link to="/forgotten-password" className="text-link">
          Ask for a new link
        </Link>
      </p>
    </PlainPage>
  );
}
