import type { InvitationList } from '../../domain/people/schemas.ts';
import { beijingTime } from '../formats.ts';
import { PostForm } from '../parts/form.tsx';
import { NextPage } from '../parts/next-page.tsx';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly invitations: InvitationList;
  readonly invites: boolean;
};

/** The invitations that nobody has taken up, each with a way to withdraw it. */
export function InvitationTable({ words, invitations, invites }: Props) {
  const { t, say } = words;
  if (invitations.items.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations" class="block-title">
        {t('invitationsTitle')}
      </h2>
      <div class="card">
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">{t('email')}</th>
              <th scope="col">{t('peopleRole')}</th>
              <th scope="col">{t('peopleOrganisation')}</th>
              <th scope="col">{t('invitationEnds')}</th>
              {invites ? <th scope="col">{t('peopleActions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {invitations.items.map(({ invitationId, email, role, organisation, expiresAt }) => (
              <tr>
                <th scope="row">{email}</th>
                <td data-label={t('peopleRole')}>{say(ROLE_TEXTS[role].name)}</td>
                <td data-label={t('peopleOrganisation')}>{organisation}</td>
                <td data-label={t('invitationEnds')}>{beijingTime(expiresAt)}</td>
                {invites ? (
                  <td>
                    <PostForm
                      class="inline"
                      action={`/people/invitations/${invitationId}/withdrawal`}
                    >
                      <button type="submit" class="text-button">
                        {t('invitationWithdraw')}
                        <span class="hidden">: {email}</span>
                      </button>
                    </PostForm>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
        <NextPage words={words} path="/people" next={invitations.next} cursor="invited" />
      </div>
    </section>
  );
}
