export const baseCss = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);
  font:400 1rem/1.65 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei",
  "Noto Sans CJK SC","Source Han Sans SC",sans-serif;
  font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2,h3,h4{margin:0;line-height:1.3;font-weight:650;text-wrap:balance}
h1{font-size:1.6rem}
h2{font-size:1.25rem}
h3{font-size:1.05rem}
h4{font-size:1rem}
p,ul,ol,dl,figure,table{margin:0}
p+p{margin-top:.5rem}
ul,ol{padding:0}
dd{margin:0}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{color:var(--link-hover);text-decoration-thickness:2px}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
summary{cursor:pointer}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);
  white-space:nowrap}
.soft{color:var(--ink-soft)}
.small{font-size:.875rem}
.number{font-variant-numeric:tabular-nums;white-space:nowrap}
.wide{max-width:78rem;margin-inline:auto;padding-inline:1rem}
.plain{list-style:none}

.skip{position:absolute;left:1rem;top:-4rem;z-index:2;padding:.6rem 1rem;background:var(--card);
  color:var(--link);font-weight:600}
.skip:focus{top:.5rem}

.head{background:var(--brand);color:var(--brand-ink);border-bottom:3px solid var(--brass)}
.head .wide{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.25rem;
  padding-block:.7rem}
.head a,.head button{color:var(--brand-ink)}
.head :focus-visible{outline-color:var(--brand-ink)}
.brand{display:flex;align-items:center;gap:.65rem;text-decoration:none;margin-right:auto}
.brand svg{flex:none;width:2.1rem;height:2.1rem;color:var(--brass)}
.brand b{display:block;color:var(--brand-ink);font-size:1.15rem;line-height:1.2;letter-spacing:.04em}
.brand span{display:block;font-size:.8rem;line-height:1.3;color:var(--brand-soft)}
.account{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .9rem;font-size:.9rem}
.account .who{color:var(--brand-soft)}
.account form{display:inline}
.account a,.text-button{display:inline-block;padding:.3rem 0;min-height:1.75rem}
.text-button{background:none;border:0;font:inherit;text-decoration:underline;cursor:pointer;
  text-underline-offset:.18em}

.notice{background:var(--notice-ground);color:var(--notice-ink);
  border-bottom:1px solid var(--notice-line);font-size:.9rem;line-height:1.5}
.notice .wide{display:flex;gap:.6rem;align-items:flex-start;padding-block:.55rem}
.notice svg{flex:none;width:1.2rem;height:1.2rem;margin-top:.1rem}
.notice p{margin:0}
.notice p+p{margin-top:0;opacity:1}
.notice b{font-weight:650}

main{padding-block:1.5rem 3rem;flex:1;width:100%}
main>.card+p,main>.grid+p,.narrow>.card{margin-top:1.25rem}
.narrow>.card+p{margin-top:1rem}
.foot{border-top:1px solid var(--line);background:var(--card);color:var(--ink-soft);
  font-size:.85rem}
.foot .wide{padding-block:1.25rem;display:grid;gap:.4rem}
.foot p+p{margin-top:0}

.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1.1rem}
.card+.card,.card+.grid,.grid+.card,.grid+.grid{margin-top:1.25rem}
.grid>.card,.stack>.card{margin:0}
.card>h2,.section-head{margin-bottom:.85rem}
.section-head p{margin-top:.15rem}
.grid{display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:56rem){
  .grid.halves{grid-template-columns:repeat(2,minmax(0,1fr))}
  .card{padding:1.35rem 1.5rem}
  h1{font-size:1.9rem}
}

.button{display:inline-flex;align-items:center;justify-content:center;min-height:2.75rem;
  padding:.45rem 1.15rem;border:0;border-radius:6px;background:var(--button);
  color:var(--button-ink);font:inherit;font-weight:600;cursor:pointer;text-decoration:none}
.button:hover{background:var(--button-hover);color:var(--button-ink)}
label{font-weight:600}
input,select{font:inherit;color:var(--ink);background:var(--card);min-height:2.75rem;
  padding:.45rem .7rem;border:1px solid var(--line-strong);border-radius:6px;max-width:100%}
.error-summary{border:2px solid var(--loss);border-radius:8px;padding:1rem 1.2rem;
  background:var(--card);margin-bottom:1.25rem}
.error-summary ul{margin-top:.4rem;padding-left:1.2rem}
.check{display:flex;align-items:center;gap:.6rem;min-height:2.75rem;font-weight:400}
.check input{min-height:0;width:1.35rem;height:1.35rem;flex:none}
.secret{font-size:1.05rem;overflow-wrap:anywhere;user-select:all}
.field-error{color:var(--loss);font-weight:600}

.scroll{position:relative;overflow-x:auto;background:
  linear-gradient(to right,var(--card) 40%,transparent) left/2.5rem 100% no-repeat local,
  linear-gradient(to left,var(--card) 40%,transparent) right/2.5rem 100% no-repeat local,
  linear-gradient(to right,var(--shade),transparent) left/.9rem 100% no-repeat scroll,
  linear-gradient(to left,var(--shade),transparent) right/.9rem 100% no-repeat scroll}
.scroll:focus-visible{outline-offset:0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
.block{display:block}
caption{text-align:left;font-weight:600;padding-bottom:.4rem}
th,td{padding:.5rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{font-size:.85rem;font-weight:600;color:var(--ink-soft);vertical-align:bottom;
  border-bottom:1px solid var(--line-strong);line-height:1.35}
th.number,td.number{text-align:right}
tbody th{font-weight:600;min-width:7em}
tfoot th,tfoot td{border-top:1px solid var(--line-strong);border-bottom:0;font-weight:650}

.badge{display:inline-flex;align-items:center;gap:.4em;padding:.1em .6em .1em .45em;
  border-radius:999px;font-weight:600;white-space:nowrap;line-height:1.6;font-size:.9rem}
.badge svg{flex:none;width:.95em;height:.95em}
.badge.large{font-size:1.35rem;padding:.25em .8em .25em .6em;white-space:normal}
.level-normal{background:var(--normal-ground);color:var(--normal-ink);--mark:var(--normal-mark)}
.level-blue{background:var(--blue-ground);color:var(--blue-ink);--mark:var(--blue-mark)}
.level-yellow{background:var(--yellow-ground);color:var(--yellow-ink);--mark:var(--yellow-mark)}
.level-orange{background:var(--orange-ground);color:var(--orange-ink);--mark:var(--orange-mark)}
.level-red{background:var(--red-ground);color:var(--red-ink);--mark:var(--red-mark)}
.level-gap{background:var(--gap-ground);color:var(--gap-ink);--mark:var(--gap-mark)}
.level-review{background:var(--review-ground);color:var(--review-ink);--mark:var(--review-mark)}
.badge svg{color:var(--mark)}

.chart svg{display:block;width:100%;max-width:27rem;height:auto;margin-inline:auto}
.chart figcaption{margin-bottom:.6rem}
.chart figcaption p{margin-top:.15rem}
.chart details{margin-top:.6rem;font-size:.9rem}
.chart summary,.more>summary{color:var(--link);padding:.3rem 0}
.up{color:var(--gain)}
.down{color:var(--loss)}
`;
