export const formsCss = `
.nav{background:var(--brand);border-top:1px solid #ffffff24;flex-basis:100%}
.nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem}
.nav a{display:inline-block;padding:.45rem 0 .35rem;color:var(--brand-soft);text-decoration:none;
  border-bottom:3px solid transparent;font-weight:600;font-size:.95rem}
.nav a:hover{color:var(--brand-ink);text-decoration:underline}
.nav a[aria-current]{color:var(--brand-ink);border-bottom-color:var(--brass)}
.head:has(.nav) .wide{padding-bottom:0}
@media print{.nav{display:none}}

.form{display:grid;gap:1rem;justify-items:start}
.form.short{max-width:34rem}
.narrow>.form,.card>.form{margin-top:1.1rem}
.card>.form:first-child,.card>.actions:first-child{margin-top:0}
.field{display:grid;gap:.2rem;width:100%;max-width:44rem}
.field input,.field select,textarea{width:100%}
.field input[type=date],.field input[type=number],.field input[type=datetime-local]{max-width:16rem}
textarea{font:inherit;color:var(--ink);background:var(--card);padding:.5rem .7rem;
  border:1px solid var(--line-strong);border-radius:6px;resize:vertical}
fieldset{border:0;padding:0;margin:0;min-width:0;width:100%}
legend{font-weight:650;padding:0;margin-bottom:.4rem}
.checks{border:1px solid var(--line-strong);border-radius:6px;padding:.4rem .9rem .5rem}
.checks legend{padding-inline:.3rem;margin:0}
.checks.columns{max-width:44rem;columns:14rem auto;column-gap:1.2rem}
.checks.columns>p{column-span:all}
.checks.columns .check{break-inside:avoid}
.address{overflow-wrap:anywhere}
h1.address{font-size:1.35rem}
.actions+.card{margin-top:1.25rem}
.choices{display:grid;gap:.5rem;max-width:44rem}

.stacked .text-button{padding-block:0;min-height:0}
@media screen and (max-width:47.99rem){
  .stacked .text-button{padding-block:.3rem}
  .stacked,.stacked tbody{display:block}
  .stacked thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .stacked tr{display:grid;gap:.1rem;padding:.8rem 0;border-bottom:1px solid var(--line)}
  .stacked tr:first-child{padding-top:0}
  .stacked tr:last-child{border-bottom:0;padding-bottom:0}
  .stacked th,.stacked td{border:0;padding:0}
  .stacked th{font-size:1.05rem}
  .stacked td[data-label]::before{content:attr(data-label) " ";color:var(--ink-soft);
    font-size:.85rem;margin-right:.4rem}
}

.compared tbody th{font-weight:400;min-width:9rem}
.compared .total th,.compared .total td{font-weight:650;background:var(--raised)}
.compared td.change{font-weight:600}
.empty-lines{margin-top:.6rem}
.card>.findings,.card>div+div{margin-top:1rem}
@media screen and (max-width:47.99rem){
  .compared,.compared tbody{display:block}
  .compared thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .compared tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.1rem .8rem;
    padding:.6rem .4rem;border-bottom:1px solid var(--line)}
  .compared tr.total{background:var(--raised)}
  .compared th,.compared td{border:0;padding:0}
  .compared tbody th{grid-column:1/-1;font-weight:600}
  .compared td.number{display:flex;justify-content:space-between;gap:.5rem;font-size:.88rem}
  .compared td.change{grid-column:1/-1}
  .compared td.number::before{content:attr(data-label);color:var(--ink-soft);font-weight:400}
}

.plain-button{background:var(--card);color:var(--link);border:1px solid var(--line-strong)}
.plain-button:hover{background:var(--raised);color:var(--link-hover)}
.actions{display:flex;flex-wrap:wrap;gap:.6rem .8rem;align-items:center;margin-top:1rem}
input[type=file]{width:100%;padding:.4rem;min-height:2.75rem}
.result.result h3{margin-top:0}
.drop{margin-top:1rem;border:2px dashed var(--line-strong);border-radius:8px;padding:1rem;display:grid;gap:.4rem}
.drop.over{border-color:var(--button);background:var(--raised)}
.command{display:block;background:var(--raised);border:1px solid var(--line);border-radius:6px;
  padding:.7rem .9rem;margin-top:.5rem;overflow-wrap:anywhere}
.result{border-left:6px solid var(--line-strong);padding:.8rem 1rem;margin-top:1rem;
  background:var(--raised);border-radius:0 6px 6px 0}
.card>.result:first-child{margin-top:0}
.result+p{margin-top:.8rem}
.stacked th .badge{margin-left:.6rem}
.result[data-verdict=valid]{border-color:var(--normal-mark);background:var(--normal-ground);
  color:var(--normal-ink)}
.result[data-verdict=incomplete]{border-color:var(--yellow-mark);
  background:var(--yellow-ground);color:var(--yellow-ink)}
.result[data-verdict=broken],.result[data-verdict=unread]{border-color:var(--red-mark);
  background:var(--red-ground);color:var(--red-ink)}
progress{width:100%;height:.7rem;accent-color:var(--button);margin-top:1rem}
.form-progress{width:100%;max-width:44rem}
.form-progress:has([hidden]){position:absolute}
.form-progress progress{margin-top:0}
[hidden]{display:none!important}
`;
