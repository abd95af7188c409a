export const statementFormCss = `
.form-note{border-left:6px solid var(--blue-mark);background:var(--blue-ground);color:var(--blue-ink);
  padding:.7rem 1rem;border-radius:0 6px 6px 0;margin-bottom:1rem}
.form-note p+p{margin-top:.3rem}
.form-note a{color:inherit}
.fill>.card{width:100%}
.fill .contents .badge{margin-left:.4rem}
.contents .badge{margin-left:.4rem;font-size:.8rem}
.amounts th[scope=row]{font-weight:400;vertical-align:middle}
.amounts .total th[scope=row]{font-weight:650}
.amounts .total,.amounts .total+.remarks{background:var(--raised)}
.amounts td{width:13rem;padding:.3rem .6rem}
.amounts td input{width:100%;text-align:right;font-variant-numeric:tabular-nums}
.amounts input[aria-invalid]{border:2px solid var(--loss)}
.amounts tr:has(+.remarks)>*{border-bottom:0}
.amounts .remarks td{width:auto;padding-top:0}
.sum-hint{display:block;font-weight:400}
.field-warning{color:var(--ink);border-left:4px solid var(--yellow-mark);padding-left:.6rem;
  font-size:.9rem;font-weight:400;margin-block:.15rem}
.field-warning b{color:var(--yellow-ink);background:var(--yellow-ground);padding:.05rem .4rem;
  border-radius:4px}
.compared th .note{font-weight:400}
.check-now .button+p{margin-top:.5rem}
.next-steps{padding-left:1.3rem;display:grid;gap:.4rem}
.result+.actions,.result+p+.actions{margin-top:1rem}
@media screen and (max-width:47.99rem){
  .amounts,.amounts tbody{display:block}
  .amounts thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .amounts tr{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.2rem .7rem;
    padding:.65rem .5rem;border-bottom:1px solid var(--line)}
  .amounts tr:has(+.remarks){border-bottom:0;padding-bottom:.2rem}
  .amounts tr.remarks{padding-top:0}
  .amounts th,.amounts td,.amounts .remarks td{border:0;padding:0;width:auto;min-width:0}
  .amounts th[scope=row],.amounts .remarks td{grid-column:1/-1}
  .amounts th[scope=row]{font-weight:600}
  .amounts td[data-label]::before{content:attr(data-label);color:var(--ink-soft);font-size:.8rem;
    display:block}
  .sum-hint{display:inline;margin-left:.5rem}
  .check-now .button{width:100%}
}
`;
