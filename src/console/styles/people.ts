export const peopleCss = `
.qr{display:block;width:13rem;max-width:100%;height:auto;border-radius:6px;margin:1rem 0}
`;
