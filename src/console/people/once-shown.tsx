type Props = {
  readonly title: string;
  readonly intro: string;
  readonly secret: string;
  readonly back: { readonly href: string; readonly text: string };
};

/** Something secret that is on this page and on no other one. */
export function OnceShown({ title, intro, secret, back }: Props) {
  return (
    <div class="narrow">
      <h1>{title}</h1>
      <p class="lead">{intro}</p>
      <p class="card">
        <code class="secret">{secret}</code>
      </p>
      <p>
        <a href={back.href}>{back.text}</a>
      </p>
    </div>
  );
}
