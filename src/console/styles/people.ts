export const peopleCss = `
.records form{display:inline-block;margin-right:1rem}
@media screen and (max-width:47.99rem){
  .records,.records tbody,.records tr,.records th,.records td{display:block}
  .records thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .records tr{padding:.8rem 0;border-bottom:1px solid var(--line)}
  .records tbody tr:first-child{padding-top:0}
  .records tbody tr:last-child{border-bottom:0;padding-bottom:0}
  .records tbody th,.records td{border:0;padding:.1rem 0;overflow-wrap:anywhere}
  .records td[data-label]::before{content:attr(data-label);display:inline-block;min-width:6em;
    padding-right:.6em;color:var(--ink-soft);font-size:.85rem}
}
.qr{display:block;width:13rem;max-width:100%;height:auto;border-radius:6px;margin:1rem 0}
`;
