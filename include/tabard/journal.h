/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a run says: facts, the only thing that comes out of it. */
#pragma once

#include <tabard/units.h>

G_BEGIN_DECLS

/* Every kind of fact. The meaning of its fields stands in the table behind tbr_fact_info(). */
typedef enum
{
  TBR_FACT_NONE,
  /* the run and who takes part: the dictionary that makes results readable on their own */
  TBR_FACT_RUN_STARTED,   /* a n_states b n_units c n_hazards */
  TBR_FACT_RUN_ENDED,     /* x events handled */
  TBR_FACT_STATE_LISTED,  /* a state; x population, persons */
  TBR_FACT_UNIT_LISTED,   /* a unit b owner state c capability; code layer; x staff y size factor */
  TBR_FACT_HAZARD_LISTED, /* a hazard b state; y lon z lat */
  TBR_FACT_COMMAND,       /* a command's index in the log b seat c kind */
  TBR_FACT_DECISION,      /* a seat's state b policy c subject; code decision point; x chosen y best
                             other */
  /* hazards and harm */
  TBR_FACT_HAZARD_STARTED, /* a hazard; y lon z lat */
  TBR_FACT_HAZARD_EVENT,   /* a hazard b part; code TbrHazardEvent; x size y lon z lat */
  TBR_FACT_HAZARD_STATE,   /* a hazard b part; code measure of the kind; x value */
  TBR_FACT_HAZARD_ENDED,   /* a hazard */
  TBR_FACT_HARM,           /* a hazard b state c need or none; code TbrHarm; x amount */
  /* the ledger of needs */
  TBR_FACT_NEED_OPENED,  /* a need b hazard c state; code TbrNeedKind; x asked y lon z lat */
  TBR_FACT_NEED_CHANGED, /* a need; x stock y required rate z working rate */
  TBR_FACT_NEED_CLOSED,  /* a need; x done y lost */
  /* the assistance cycle, process.md section 3 */
  TBR_FACT_WATCH,           /* S0: a state b hazard */
  TBR_FACT_NATIONAL,        /* S1: a state b hazard */
  TBR_FACT_PREALERT,        /* S2: a state b hazard */
  TBR_FACT_REQUEST_OPENED,  /* S3: a request b state c need kind; code work class; x asked rate */
  TBR_FACT_REQUEST_CHANGED, /* a request; x asked rate */
  TBR_FACT_REQUEST_CLOSED,  /* a request; code reason */
  TBR_FACT_OFFER_MADE,      /* S4: a offer b request c unit; x rate */
  TBR_FACT_OFFER_DECLINED,  /* S4: b request c state; code reason */
  TBR_FACT_OFFER_ACCEPTED,  /* S5: a offer b request c unit */
  TBR_FACT_OFFER_HELD,      /* S5h: a offer b request c unit */
  TBR_FACT_OFFER_REFUSED,   /* a offer b request c unit; code reason */
  TBR_FACT_OFFER_LAPSED,    /* a offer b request c unit */
  TBR_FACT_RESCEU_DECIDED,  /* S6: b request c unit or none; code reason */
  /* one unit's mission */
  TBR_FACT_UNIT_ORDERED,      /* a unit b need or none c request or none; x distance, m */
  TBR_FACT_UNIT_ORDER_FAILED, /* a unit b need or none; code TbrOrderFault; too few people: c
                                 TbrSkill x present y required */
  TBR_FACT_UNIT_MOBILISING,   /* S7: a unit; x time planned, s */
  TBR_FACT_UNIT_DEPARTED,  /* S8: a unit b from node; code mode; x time expected, s y distance, m */
  TBR_FACT_UNIT_LEG,       /* S8: a unit b from c to (nodes or airports); code TbrMode; x s y m */
  TBR_FACT_UNIT_BORDER,    /* S8: a unit b from state c to state; x delay, s */
  TBR_FACT_UNIT_ARRIVED,   /* S9: a unit b state c request or none; y lon z lat (entry point) */
  TBR_FACT_UNIT_TASKED,    /* S10: a unit b need */
  TBR_FACT_UNIT_ON_SITE,   /* a unit b need */
  TBR_FACT_UNIT_WORKING,   /* S11: a unit b need; x rate in the need's unit per hour */
  TBR_FACT_UNIT_RESTING,   /* S11: a unit b need; code why (night, crew, weather, aftershock) */
  TBR_FACT_UNIT_WORKED,    /* a unit b need; x hours worked y work done z aircraft: drops */
  TBR_FACT_UNIT_ROTATED,   /* S12: a unit; x fresh staff */
  TBR_FACT_UNIT_RELEASED,  /* S13: a unit; code why (no need, period over, supplies out, recall) */
  TBR_FACT_UNIT_RETURNING, /* S14: a unit; x time expected, s */
  TBR_FACT_UNIT_HOME,      /* S14: a unit; x hours away */
  TBR_FACT_UNIT_READY,     /* S0: a unit recovered and available */
  TBR_FACT_UNIT_RECALLED,  /* SX: a unit b hazard at home */
  /* people and supplies */
  TBR_FACT_UNIT_STAFF,       /* a unit b fallen ill c hurt; x person-hours worked y of these at high
                                risk z persons fit */
  TBR_FACT_RELIEF_ASKED,     /* a unit; x persons */
  TBR_FACT_RELIEF_FOUND,     /* a unit; x persons y until they take over, h z of this late, h */
  TBR_FACT_RELIEF_MISSING,   /* a unit c TbrSkill; code TbrLevel; x present y required */
  TBR_FACT_UNIT_SUPPLIED,    /* a unit; code 0 own 1 by the host; x days left before y days now */
  TBR_FACT_UNIT_BROKE,       /* a unit b machines broken c machines down; x machines it has */
  TBR_FACT_UNIT_REPAIRED,    /* a unit c machines down; x machines it has */
  TBR_FACT_GOODS_ISSUED,     /* a unit b need; x amount y left, in the need's unit */
  TBR_FACT_UNIT_UNSUPPORTED, /* a unit b host; x delay of its task, s y share of work then done */
  /* ordinary calls */
  TBR_FACT_CALL_OPENED,      /* a call number b zone c hazard; code priority */
  TBR_FACT_CALL_QUEUED,      /* a call number; x calls waiting */
  TBR_FACT_CALL_DISPATCHED,  /* a call number b unit; x waited, s y turnout and travel, s */
  TBR_FACT_CALL_ON_SCENE,    /* a call number b unit; x response time, s */
  TBR_FACT_CALL_AT_HOSPITAL, /* a call number b unit c hospital */
  TBR_FACT_CALL_BUMPED,      /* a call number b unit; taken for a more urgent call */
  TBR_FACT_CALL_CLOSED,      /* a call number b unit; x busy, s y units still with it */
  TBR_FACT_CALL_ABANDONED,   /* a call number; x waited, s */
  TBR_FACT_CALL_LOST,        /* a call number; no room to wait */
  /* the world */
  TBR_FACT_LINK_CHANGED,     /* a link; code TbrLinkState; x speed factor */
  TBR_FACT_SITE_CHANGED,     /* a site, by its number among all of any kind b state; code open or
                                closed */
  TBR_FACT_LIFELINE_CHANGED, /* a region b hazard; code TbrLifeline; x inoperability, 0 to 1 y
                               direct loss z persons served */
  TBR_FACT_TRIGGERED,        /* a trigger b hazard it starts or feeds; x amount */
  TBR_FACT_LIFELINE_MISSED,  /* a region b hazard c state; code TbrLifeline; x person-hours without
                               it since last told y inoperability now */
  TBR_FACT_PATIENTS,         /* a hazard b part; code TbrPatientStage; x persons y waited, s */
  TBR_FACT_HOSPITALS,        /* a region b hazard c state; code open, diverting, evacuating; x
                               inoperability y beds z of them taken by crises */
  TBR_FACT_COMMAND_REFUSED,  /* a its number among the scenario's b seat's state c kind; code
                               TbrHindrance */
  TBR_FACT_UNIT_OBSTACLE,    /* a unit b owner c host; code TbrObstacle; x delay, s */
  TBR_FACT_INCIDENT,    /* a hazard b organisation c state; code TbrIncidentStage; x hours since
                          it was reached y hours after the legal time z sector, from 1 */
  TBR_FACT_AGENCY_STEP, /* a request b capability c unit or none; code step of an agency's chain; x
                           hours since the request */
  TBR_FACT_REQUEST_FORWARDED, /* a request b state; x time since it was made, s */
  TBR_FACT_CONSENT,           /* a offer b request c unit; code given or refused; x time that the
                                 answer took, s */
  TBR_FACT_UNIT_LIFT,  /* a unit b host; code its owner's aircraft or charter; x time from the order
                          until one was found, s */
  TBR_FACT_SOLIDARITY, /* a state; code step; x h since it was invoked y share missing */
  TBR_FACT_IPCR,       /* a state that lacks most or none; code TbrIpcrMode or report; x h since it
                          was opened y share missing z number of the report */
  TBR_FACT_MAP,        /* a state b maps; code asked or delivered; x h since asked y lon z lat */
  TBR_FACT_ATLAS,      /* a state b owner c unit or none; code step; x h since asked y h since the
                          onset */
  TBR_FACT_BELIEF,     /* a state that decides b request or none c need kind; code decision point; x
                          rate wanted as reported y in truth, per hour z age of the reports, h */
  TBR_FACT_UNIT_FUEL,  /* a unit b need; code dry or fuelled; x share of the fuel it burns that is
                          not to be had y fuel it has, hours of work */
  TBR_FACT_UNIT_JOINED, /* a unit b owner state c capability; code layer; x staff y lon z lat: one
                           that was not there from the start */
  TBR_FACT_UNIT_STATIONED, /* a unit b new base's node; y lon z lat of its new base */
  TBR_FACT_POLICY_STARTED, /* b policy: one that was not in force from the start */
  TBR_FACT_UNIT_SERVICE,   /* a unit b owner; code TbrUnitService: what an order has made of it */
  TBR_FACT_N
} TbrFactCode;

/* One thing that happened: plain data without padding or pointers. */
typedef struct
{
  TbrTime at;      /* when */
  guint16 kind;    /* TbrFactCode */
  guint16 code;    /* see the kind */
  guint32 a, b, c; /* handles and indices, TBR_NONE for none */
  double x, y, z;  /* numbers; 0 when unused */
} TbrFact;

G_STATIC_ASSERT (sizeof (TbrFact) == 48);

typedef enum
{
  TBR_HARM_DEATHS,            /* persons */
  TBR_HARM_PREVENTABLE,       /* persons, of the deaths: those that help in time would have saved */
  TBR_HARM_INJURED,           /* persons seriously injured and untreated in time */
  TBR_HARM_SHELTER,           /* person-nights without shelter */
  TBR_HARM_POWER,             /* person-hours without power */
  TBR_HARM_WATER,             /* person-hours without safe water */
  TBR_HARM_TELECOM,           /* person-hours without telecom */
  TBR_HARM_HEALTH,            /* person-hours without health care */
  TBR_HARM_BURNED,            /* hectares */
  TBR_HARM_FLOODED,           /* hectares flooded at the peak */
  TBR_HARM_FLOODED_DAYS,      /* hectare-days under water */
  TBR_HARM_DWELLINGS,         /* dwellings lost */
  TBR_HARM_UNREGISTERED,      /* persons */
  TBR_HARM_VICTIM_DAYS,       /* days of exploitation */
  TBR_HARM_COST,              /* euro of the response */
  TBR_HARM_ICT,               /* person-hours without ICT */
  TBR_HARM_FUEL,              /* person-hours without fuel */
  TBR_HARM_TRANSPORT,         /* person-hours without transport */
  TBR_HARM_OVER_CAPACITY,     /* person-nights above the beds there are */
  TBR_HARM_WAITING,           /* person-days of waiting to be registered */
  TBR_HARM_UNDETECTED,        /* persons who crossed unseen */
  TBR_HARM_INFECTED,          /* persons infected */
  TBR_HARM_CARE_DISPLACED,    /* bed-days of other care put off */
  TBR_HARM_APPOINTMENTS,      /* appointments lost */
  TBR_HARM_ORGANISATION_DOWN, /* hours that organisations stood still */
  TBR_HARM_CASES_LOST,        /* cases of crime that came to nothing */
  TBR_HARM_EMERGENCY,         /* person-hours without emergency calls */
  TBR_HARM_UNHEATED,          /* person-hours without heated and supplied shelter */
  TBR_HARM_SUPPLY,            /* person-hours without the flow of goods */
  TBR_HARM_N
} TbrHarm;

/* What befell a part of a hazard: TBR_FACT_HAZARD_EVENT. */
typedef enum
{
  TBR_HAZARD_EVENT_OTHER,       /* whatever the kind means by it */
  TBR_HAZARD_EVENT_IGNITION,    /* a fire begins; x hectares */
  TBR_HAZARD_EVENT_CONTAINED,   /* a fire is ringed by line that holds; x hectares */
  TBR_HAZARD_EVENT_ESCAPED,     /* it has broken through its line again; x hectares */
  TBR_HAZARD_EVENT_OUT,         /* it is out, by work or by rain; x hectares */
  TBR_HAZARD_EVENT_SHOCK,       /* the earth shakes; x magnitude */
  TBR_HAZARD_EVENT_BREACH,      /* a dike gives way; x metres */
  TBR_HAZARD_EVENT_PEAK,        /* the water stands highest; x metres */
  TBR_HAZARD_EVENT_RESCUED,     /* people are brought out alive by teams; x persons */
  TBR_HAZARD_EVENT_OUTAGE,      /* a service fails; x persons or organisations */
  TBR_HAZARD_EVENT_RESTORED,    /* it is back; x persons or organisations */
  TBR_HAZARD_EVENT_RELEASE,     /* an agent gets out; x kilograms */
  TBR_HAZARD_EVENT_STRUCK,      /* a site is struck; x persons hurt */
  TBR_HAZARD_EVENT_ALERTED,     /* a plan of alarm is set off; x seconds since the start */
  TBR_HAZARD_EVENT_DETECTED,    /* something hidden is noticed; x as the kind says */
  TBR_HAZARD_EVENT_OVERWHELMED, /* more than there is room for; x persons */
  TBR_HAZARD_EVENT_INTERCEPTED, /* a group is met; x persons */
  TBR_HAZARD_EVENT_OPERATION,   /* an operation is carried out; x persons found */
  TBR_HAZARD_EVENT_LOST,        /* a chance has passed; x as the kind says */
  TBR_HAZARD_EVENT_BRIDGES,     /* bridges are lost; x their number */
  TBR_HAZARD_EVENT_N
} TbrHazardEvent;

/* Whether a unit is in service: TBR_FACT_UNIT_SERVICE. */
typedef enum
{
  TBR_UNIT_SERVICE_IN,      /* again, from now on */
  TBR_UNIT_SERVICE_OUT,     /* not from now on: it is at home */
  TBR_UNIT_SERVICE_LEAVING, /* it is away, comes home, and is out of service there */
  TBR_UNIT_SERVICE_N
} TbrUnitService;

/* A stage of care that people reach: TBR_FACT_PATIENTS. The wait counts from when they were hurt,
   in line from when they joined it. */
typedef enum
{
  TBR_PATIENT_CRITICAL_HURT,    /* hurt so that only an operation at once can save them */
  TBR_PATIENT_CRITICAL_TREATED, /* of those: operated on */
  TBR_PATIENT_CRITICAL_DEAD,    /* of those: dead, treated or not */
  TBR_PATIENT_DELAYED_HURT,     /* hurt seriously, but able to wait */
  TBR_PATIENT_DELAYED_TREATED,  /* of those: treated */
  TBR_PATIENT_DELAYED_DEAD,     /* of those: dead, treated or not */
  TBR_PATIENT_CLEANED,          /* out of the lanes of decontamination */
  TBR_PATIENT_UNCLEANED,        /* at a hospital with the agent on them */
  TBR_PATIENT_N
} TbrPatientStage;

/* How far the incident of one organisation has come: TBR_FACT_INCIDENT. */
typedef enum
{
  TBR_INCIDENT_TOUCHED,     /* reached by malicious software */
  TBR_INCIDENT_INFECTED,    /* and infected */
  TBR_INCIDENT_DETECTED,    /* it is noticed */
  TBR_INCIDENT_ISOLATED,    /* it passes nothing on */
  TBR_INCIDENT_CONTAINED,   /* the case is closed, rebuilding begins */
  TBR_INCIDENT_RESTORED,    /* rebuilt and back at work */
  TBR_INCIDENT_RECONNECTED, /* was not infected, had disconnected itself, is back */
  TBR_INCIDENT_WARNED,      /* the early warning is sent */
  TBR_INCIDENT_NOTIFIED,    /* the notification is sent */
  TBR_INCIDENT_REPORTED,    /* the final report is sent */
  TBR_INCIDENT_N
} TbrIncidentStage;

/* What a number slot or handle slot of a fact holds. */
typedef enum
{
  TBR_FIELD_NONE,
  TBR_FIELD_STATE,
  TBR_FIELD_UNIT,
  TBR_FIELD_CAPABILITY,
  TBR_FIELD_HAZARD,
  TBR_FIELD_NEED,
  TBR_FIELD_REQUEST,
  TBR_FIELD_OFFER,
  TBR_FIELD_NODE,
  TBR_FIELD_LINK,
  TBR_FIELD_SITE,
  TBR_FIELD_POLICY,
  TBR_FIELD_COUNT,   /* a whole number */
  TBR_FIELD_CHOICE,  /* a word out of TbrFactField.choices */
  TBR_FIELD_NUMBER,  /* a number in TbrFactField.unit */
  TBR_FIELD_REGION,  /* of a state: TbrDictionary.region_names */
  TBR_FIELD_PLACE,   /* a site of the map: TbrDictionary.site_names */
  TBR_FIELD_MEASURE, /* what the hazard in slot A measures: TbrDictionary.hazard_measures */
  TBR_FIELD_N
} TbrFieldType;

/* The slot of a fact. */
typedef enum
{
  TBR_SLOT_CODE,
  TBR_SLOT_A,
  TBR_SLOT_B,
  TBR_SLOT_C,
  TBR_SLOT_X,
  TBR_SLOT_Y,
  TBR_SLOT_Z,
  TBR_SLOT_N
} TbrSlot;

typedef struct
{
  TbrSlot slot;
  TbrFieldType type;
  const char *name;           /* key in the trace line */
  const char *unit;           /* NUMBER: unit in the trace line, "" for a pure number */
  const char *const *choices; /* CHOICE: NULL-ended words */
} TbrFactField;

typedef struct
{
  const char *name;       /* word in the trace line: "unit-departed" */
  const char *sentence;   /* what it says */
  TbrFactField fields[7]; /* those in use first; the rest NONE */
} TbrFactInfo;

/* How to read a kind of fact. Static. */
const TbrFactInfo *tbr_fact_info (TbrFactCode kind);

/* The name of a kind of harm and its unit: "deaths", "persons". Static. */
const char *tbr_harm_name (TbrHarm harm);
const char *tbr_harm_unit (TbrHarm harm);

G_END_DECLS
