export const casesCss = `
.standing{border-left:6px solid var(--mark,var(--line-strong));margin-bottom:1.25rem}
.standing.level-mark{background:var(--card);color:var(--ink)}
.standing .badge+.badge{margin-left:.6rem;vertical-align:.35em}
.standing .meaning{font-size:1.15rem;margin-block:.6rem}
.standing .important{margin:.7rem 0 0}

.duty-list>li{padding:.9rem 0;border-bottom:1px solid var(--line)}
.duty-list>li:first-child{padding-top:.2rem}
.duty-list>li:last-child{border-bottom:0;padding-bottom:.2rem}
.duty-list>li.late{border-left:4px solid var(--red-mark);padding-left:.8rem;padding-top:.9rem}
.duty-list>li.late:last-child{padding-bottom:.9rem}
.duty-list .deadline{margin-top:.25rem}
.ground{margin-top:.35rem;line-height:1.55}
.duty-list .button{margin-top:.6rem;min-height:2.5rem}
.said{border-left:3px solid var(--line);padding-left:.7rem;margin-top:.35rem}
.more>.duty-list{margin-top:.4rem}
.evidence{width:100%;display:grid;gap:1rem}
.evidence textarea{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.limits{display:grid;gap:1.25rem 2.5rem}
.limits>*{margin:0}
.limits h2{font-size:1.05rem;margin:0 0 .4rem}
.limits ul{padding-left:1.2rem}
@media (min-width:48rem){.limits{grid-template-columns:1fr 1fr}}

.checklists{display:grid;gap:1.6rem;width:100%}
.checklists>section{display:grid;gap:.6rem}
.checklists ol{padding-left:1.3rem}
.checklists .choices{grid-template-columns:repeat(2,minmax(0,9rem));gap:.4rem .6rem}
.checklists legend{grid-column:1/-1;font-weight:400}
.checklists .choices .field-error{grid-column:1/-1}
.late-cases{margin-top:.8rem}
.late-cases li{padding:.35rem 0}
.timeline li{display:grid;gap:.1rem 1.2rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
.timeline li:last-child{border-bottom:0}
@media (min-width:48rem){.timeline li{grid-template-columns:8.5rem minmax(0,1fr)}
  .timeline time{padding-top:.15rem}}
.tasks.due .deadline{grid-column:2;grid-row:1/3;text-align:right;margin:0}
.tasks.due .deadline .badge{display:inline-flex}

.cases tbody td,.cases tbody th{vertical-align:middle}
.cases .name a{font-weight:600}
.cases .since{white-space:nowrap}
@media screen and (max-width:47.99rem){
  .tasks.due li{grid-template-columns:minmax(0,1fr)}
  .tasks.due .deadline{grid-column:1;grid-row:auto;text-align:left}
  .cases,.cases tbody{display:block}
  .cases thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .cases tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.3rem .8rem;
    padding:.9rem 0;border-bottom:1px solid var(--line)}
  .cases tr:first-child{padding-top:0}
  .cases tr:last-child{border-bottom:0;padding-bottom:0}
  .cases th,.cases td{border:0;padding:0}
  .cases .name{grid-column:1/-1;font-size:1.05rem}
  .cases td.since{text-align:right}
  .cases td[data-label]::before{content:attr(data-label) " ";color:var(--ink-soft);
    font-size:.85rem;margin-right:.3rem}
  .cases td.duties::before{display:block}
}
`;
