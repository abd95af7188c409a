/*
 * The county's rule tables, one line a rule: id, effect, status, and each number with its status.
 * Two readings differ from the tables on purpose: CMA-25 is off until the county turns it on, so it
 * informs; GC-15 (consent) is a gate of handing data over, not of routing, which only tells of it.
 */

/** CMA-01 … CMA-36; "a" and "b" are the two halves of a rule that has two effects. */
export const MUTUAL_AID = `
CMA-01 block SEEN
CMA-02 block SEEN
CMA-03 block SEEN 500000:SEEN
CMA-04 block SEEN
CMA-05 block SEEN 3:SEEN
CMA-06a block SEEN
CMA-06b warn SEEN
CMA-07 block REPORTED 5000000:REPORTED
CMA-07b warn OWN 10000000:OWN
CMA-08 veto SEEN
CMA-09 block REPORTED 12:REPORTED
CMA-10 block SEEN
CMA-11 warn REPORTED 1:REPORTED
CMA-12a veto REPORTED 0:REPORTED
CMA-12b warn PROP 2:PROP
CMA-13 block REPORTED 1:REPORTED
CMA-14 veto SEEN
CMA-15 veto SEEN
CMA-16 warn SEEN
CMA-17 block SEEN
CMA-18 warn SEEN 3:SEEN
CMA-19 warn SEEN 30:SEEN
CMA-20a block SEEN 0.8:SEEN 20:SEEN 1:SEEN 0.05:SEEN
CMA-20b warn SEEN 0.8:SEEN 20:SEEN 1:SEEN 0.05:SEEN 6:SEEN
CMA-21 warn ANALOG 0.1:ANALOG
CMA-22 warn ANALOG 0.15:ANALOG
CMA-23 warn ANALOG 0.2:ANALOG
CMA-24 warn ANALOG 10:ANALOG 0.5:ANALOG
CMA-25 information ANALOG 30000:ANALOG 100000:ANALOG
CMA-26 warn ANALOG 1:ANALOG
CMA-27 warn OWN 12:OWN
CMA-28a warn ANALOG
CMA-28b warn OWN 4:OWN
CMA-29 warn OWN 0.1:OWN
CMA-30 veto SEEN
CMA-31a veto SEEN 0:SEEN
CMA-31b information SEEN 1000000:SEEN 150:SEEN 500000:SEEN 500000:SEEN 250000:SEEN
CMA-32a warn SEEN 10:PROP
CMA-32b block SEEN
CMA-33 veto SEEN
CMA-34 block SEEN
CMA-35 warn REPORTED 6:OWN
CMA-36 block REPORTED 4:REPORTED
`;

/** GC-01 … GC-16, GC-05 being the lanes; GC-17 … GC-24 ask what the programmes' own words ask. */
export const GREEN_CHANNEL = `
GC-01 gate SEEN
GC-02 gate SEEN 1:SEEN
GC-03 gate SEEN
GC-04 gate SEEN
GC-06 gate SEEN
GC-07 gate SEEN 100000:ANALOG 3000000:ANALOG
GC-08 gate SEEN
GC-09 gate SEEN
GC-10 route SEEN
GC-11 priority SEEN
GC-12 priority SEEN
GC-13 priority PROP 0.6:PROP
GC-14a priority PROP 95:PROP
GC-14b review PROP 60:PROP
GC-15 notice SEEN
GC-16 notice PROP
GC-17 gate REPORTED
GC-18 gate REPORTED
GC-19 gate REPORTED
GC-20 review PROP
GC-21 gate OWN
GC-22 gate PROP
GC-23 gate PROP 0.7:PROP 0.005:PROP
GC-24 gate PROP 0.5:PROP 0.005:PROP
`;

/** The six problem types of 空壳社. */
export const SHELL_SCREEN = `
SHELL-1 veto REPORTED
SHELL-2 veto REPORTED 24:REPORTED
SHELL-3 veto REPORTED 24:REPORTED
SHELL-4 veto REPORTED
SHELL-5 veto REPORTED
SHELL-6 veto REPORTED
`;

/** The curve of each indicator: value→score, as the tables print them. */
export const CURVES = `
F1 lower 0.3→100 0.5→80 0.6→60 0.7→40 0.9→0
F2 higher 0.5→0 0.8→40 1→60 1.5→80 2→100
F3 higher 0→0 0.1→40 0.2→60 0.3→80 0.5→100
F4 higher -0.1→0 0→40 0.03→60 0.08→80 0.15→100
F5 lower 30→100 60→80 90→60 180→40 365→0
G1 higher 0→0 100→100
G2 higher 0→0 0.3→30 0.5→50 0.5999→59 0.6→100
G3 higher 0.5→0 0.7→40 0.8→60 0.9→80 1→100
G4 lower 0.2→100 0.3→80 0.4→60 0.5→40 0.8→0
G5 higher 0.5→0 0.8→40 0.9→60 0.95→80 1→100
M1 higher 0→0 0.2→40 0.4→60 0.6→80 0.8→100
M2 lower 0.4→100 0.6→80 0.75→60 0.9→40 1→20
M3 lower 0.05→100 0.1→80 0.2→60 0.3→40 0.5→0
M4 higher 0→0 0.3→40 0.5→60 0.6→80 0.8→100
M5 higher 0→0 0.2→40 0.4→60 0.6→80 0.8→100
K1 lower 0→100 1→60 30→50 31→30 90→10 91→0
K2 lower 0→100 0.2→80 0.5→60 1→30 2→0
K3 higher 0→0 100→100
K4 higher 0→0 100→100
K5 higher 0→0 100→100
N1 higher 0→0 0.3→40 0.5→60 0.7→80 0.9→100
N2 lower 0→100 0.05→80 0.1→60 0.2→40 0.4→0
N3 higher 0.8→0 0.9→40 0.95→60 0.98→80 1→100
P1 lower 0.1→100 0.2→80 0.3→60 0.5→40 0.8→0
P2 higher 0→0 100→100
P3 higher 0→0 0.5→40 0.7→60 0.85→80 0.95→100
`;

/** The judgments above the diagonal, row by row. */
export const JUDGMENTS: Readonly<Record<string, string>> = {
  top: '2 1 2 3 5 | 1/2 1 2 3 | 2 2 4 | 2 3 | 2',
  FIN: '2 3 1 3 | 2 1/2 2 | 1/3 1 | 3',
  GOV: '1/2 1/2 1 2 | 1 2 3 | 2 3 | 2',
  OPS: '2 2 3 3 | 1 2 2 | 2 2 | 1',
  CRE: '3 2 4 3 | 1/2 2 1 | 3 2 | 1/2',
  NAT: '3 2 | 1/2',
  ECO: '1/2 1/2 | 1',
};
