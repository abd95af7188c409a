export const reportCss = `
.back{display:inline-block;margin-bottom:.6rem;padding:.2rem 0;font-size:.92rem}
.report-head{margin-bottom:1.25rem}
.report-head .kind{color:var(--ink-soft);font-size:.92rem}
.facts{display:flex;flex-wrap:wrap;gap:.7rem 2.2rem;margin-top:.9rem;font-size:.92rem}
.facts dt{color:var(--ink-soft);font-size:.82rem;line-height:1.4}
.facts .long{flex-basis:100%}

.verdict{display:grid;gap:1rem 2rem;border-left:6px solid var(--mark,var(--line-strong))}
.verdict.level-mark{background:var(--card);color:var(--ink)}
.verdict .big{font-size:3.2rem;font-weight:700;line-height:1;letter-spacing:-.01em}
.verdict .big small{font-size:1rem;font-weight:400;color:var(--ink-soft);letter-spacing:0}
.verdict .meaning{font-size:1.08rem;margin-top:.55rem}
.verdict .exact{margin-top:.35rem}
.stack{display:grid;gap:1.25rem;margin-top:1.25rem;grid-template-columns:minmax(0,1fr)}
.rules.notices>li{display:block}
.filing{margin-bottom:1.25rem}
.programmes+.reasons{margin-top:1.5rem}
.beam{position:relative;height:.6rem;border-radius:999px;background:var(--raised);
  border:1px solid var(--line-strong);margin-top:.75rem;max-width:22rem;overflow:hidden}
.beam span{display:block;height:100%;background:var(--mark)}
@media (min-width:48rem){.verdict{grid-template-columns:minmax(14rem,20rem) 1fr;
  align-items:center}}

.triggers{margin-top:1.25rem}
.triggers ul{display:grid;gap:.5rem;margin-top:.5rem}
.triggers li{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.7rem;
  align-items:baseline}

@media (min-width:56rem){.reasons.years{grid-template-columns:minmax(0,20rem) 1fr}}
.contents{margin-block:1.25rem;font-size:.92rem}
.contents ul{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
.contents a{display:inline-block;padding:.3rem 0}

.reasons{display:grid;gap:1.5rem 2.5rem}
@media (min-width:56rem){.reasons{grid-template-columns:1fr 1fr}}
.reasons h3{margin-bottom:.3rem;padding-bottom:.4rem;border-bottom:2px solid var(--line)}
.reasons .full{grid-column:1/-1}
.reason{padding:.65rem 0;border-bottom:1px solid var(--line)}
.reason:last-child{border-bottom:0}
.missing-list .reason{border-bottom:1px solid var(--line)}
.missing-list{display:grid;gap:0 2.5rem}
@media (min-width:48rem){.missing-list{grid-template-columns:1fr 1fr}}
.reason .line{display:flex;gap:.5rem 1rem;justify-content:space-between;align-items:baseline}
.reason .line b{font-weight:650}
.reason .line .number{font-weight:650}
.reason p{margin-top:.15rem}

.steps>li{display:grid;grid-template-columns:4.6rem minmax(0,1fr);gap:0 1rem;
  padding:.8rem 0;border-bottom:1px solid var(--line)}
.steps>li:last-child{border-bottom:0}
.steps .gain{font-size:1.2rem;font-weight:700;color:var(--gain);line-height:1.35}
.steps .gain small{display:block;font-size:.8rem;font-weight:400;color:var(--ink-soft)}
.steps p+p{margin-top:.15rem}

.lane{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;
  background:var(--raised);border-radius:6px;padding:.75rem 1rem;margin-bottom:1rem}
.lane b{font-size:1.12rem}
.programmes{display:grid;gap:1rem}
.application{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr));
  gap:.2rem 1rem;margin:1rem 0 1.25rem}
@media (min-width:56rem){.application{grid-template-columns:repeat(4,minmax(0,1fr))}}
.application>div{grid-row:span 3;grid-template-rows:subgrid;margin-bottom:.5rem}
.application label{align-self:end}
.application .button{grid-row:span 3;align-self:start}
.application>p{grid-column:1/-1;margin-bottom:.4rem}
.application input,.application select{width:100%;min-width:0}
.application .button{padding-inline:.5rem;white-space:nowrap}
@media (min-width:56rem){.programmes{grid-template-columns:1fr 1fr}}
.programme{border:1px solid var(--line);border-top:4px solid var(--mark);border-radius:8px;
  padding:1rem 1.1rem}
.programme header{display:flex;flex-wrap:wrap;gap:.4rem 1rem;justify-content:space-between;
  align-items:baseline}
.programme dl{display:grid;gap:.5rem;margin-top:.7rem}
.programme dt{font-weight:650;font-size:.88rem}
.programme dd ul,.programme .more>:is(ul:not(.plain),ol){padding-left:1.3rem}
.outcome{display:inline-flex;align-items:center;gap:.4rem;font-weight:650;
  border-radius:999px;padding:.05rem .7rem .05rem .5rem;font-size:.9rem}
.outcome svg{width:.95em;height:.95em;color:var(--mark)}
.outcome-open{background:var(--normal-ground);color:var(--normal-ink)}
.outcome-conditions{background:var(--yellow-ground);color:var(--yellow-ink)}
.outcome-incomplete{background:var(--blue-ground);color:var(--blue-ink)}
.outcome-later{background:var(--gap-ground);color:var(--gap-ink)}
.outcome-shut{background:var(--red-ground);color:var(--red-ink)}
.mark-open{--mark:var(--normal-mark)}
.mark-conditions{--mark:var(--yellow-mark)}
.mark-incomplete{--mark:var(--blue-mark)}
.mark-later{--mark:var(--gap-mark)}
.mark-shut{--mark:var(--red-mark)}
.rules{margin-top:.5rem;font-size:.9rem}
.rules>li{padding:.45rem 0;border-top:1px solid var(--line);display:grid;
  grid-template-columns:1.4rem minmax(0,1fr);gap:.1rem .3rem}
.rules>li>svg{width:1rem;height:1rem;margin-top:.3rem}
.rules>li:first-child{border-top:0}
.rules>.holds>svg{color:var(--gain)}
.rules>.holdsNot>svg{color:var(--loss)}
.rules>.holdsUnknown>svg{color:var(--ink-soft)}
.status{display:inline-flex;gap:.3rem;align-items:center;color:var(--ink-soft);
  font-size:.84rem;white-space:nowrap}
.status svg{width:.75em;height:.75em;flex:none}
.legend{display:grid;gap:.3rem;margin-top:1rem;font-size:.88rem;color:var(--ink-soft)}
.legend p{margin:0}
.legend svg{width:.8em;height:.8em;margin-right:.4rem;flex:none}

.indicators td,.indicators th{min-width:4rem}
.indicators th[scope=row]{min-width:min(15rem,48vw);font-weight:400}
.indicators th[scope=row] b{font-weight:650}
.indicators th[scope=row] small{display:block;color:var(--ink-soft);font-size:.82rem;
  line-height:1.45;max-width:34rem}
.indicators tbody:not(:first-of-type) th[scope=rowgroup]{border-top:1px solid var(--line-strong)}
.indicators th[scope=rowgroup]{background:var(--raised)}
.indicators tr.group td{background:var(--raised);font-weight:650}
.indicators td:last-child{white-space:nowrap}
.flag{display:block;white-space:normal;font-size:.82rem;color:var(--ink-soft);line-height:1.45;max-width:34rem}
.flag::before{content:"⚑ "}

.sheet{display:grid;gap:.9rem}
.sheet>div{display:grid;gap:.1rem .75rem}
.sheet dt{font-weight:650}
.sheet code{overflow-wrap:anywhere}
@media (min-width:48rem){.sheet>div{grid-template-columns:9rem minmax(0,1fr)}}
.important{border-left:4px solid var(--brass);padding-left:.9rem;font-weight:600;
  margin-bottom:1rem}
.history{white-space:nowrap}
.findings{margin-top:.4rem}
.findings li{padding:.4rem 0;border-bottom:1px solid var(--line)}
.findings li:last-child{border-bottom:0}

.role-cards{display:grid;gap:.9rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
.role-card{display:grid;gap:.5rem;align-content:space-between;border:1px solid var(--line);
  border-radius:8px;padding:1rem 1.1rem;background:var(--card)}
.role-card p{color:var(--ink-soft);font-size:.92rem}
h1+.card,.lead+.card{margin-top:1.1rem}
.narrow{max-width:58rem}
.lead{font-size:1.08rem;margin-top:.4rem;max-width:44rem}
.block-title{margin:1.75rem 0 .8rem}
`;
