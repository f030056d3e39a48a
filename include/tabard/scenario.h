/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A crisis as written in XML, read, checked and resolved; immutable and shared by every thread. */
#pragma once

#include <tabard/border.h>
#include <tabard/lifeline.h>
#include <tabard/map.h>
#include <tabard/need.h>
#include <tabard/param.h>

G_BEGIN_DECLS

/* Sections of a scenario, in the order in which they are written. */
typedef enum
{
  TBR_SECTION_META,         /* one <meta>: title, start, duration */
  TBR_SECTION_STATES,       /* <state>: facts of a state beyond the map */
  TBR_SECTION_CAPABILITIES, /* <capability>: module types and national services */
  TBR_SECTION_POSTS,        /* <post>: whom a unit of a capability needs */
  TBR_SECTION_RATES,        /* <rate>: what one unit of a capability does about a need */
  TBR_SECTION_LAGS,         /* <lag>: delays of the assistance cycle */
  TBR_SECTION_SERVICES,     /* <service>: national units per million inhabitants */
  TBR_SECTION_BORDERS,      /* <border>: what units of one state meet in another */
  TBR_SECTION_MONEY,        /* <share>, <tariff>: what help costs, who pays */
  TBR_SECTION_STOCK,        /* <stock>: units known to exist; a scenario takes from them */
  TBR_SECTION_DEPENDENCIES, /* <lifeline>, <dependency>: services and what they live by */
  TBR_SECTION_WORLD,        /* <link>, <site>: the map as it is at the start */
  TBR_SECTION_UNITS,        /* <unit> and <take> */
  TBR_SECTION_HAZARDS,      /* <hazard kind="..."> */
  TBR_SECTION_TRIGGERS,     /* <trigger kind="..."> */
  TBR_SECTION_POLICIES,     /* <policy kind="..."> */
  TBR_SECTION_MEASURES,     /* <measure kind="..."> */
  TBR_SECTION_COMMANDS,     /* <command kind="..." at="..."> */
  TBR_SECTION_N
} TbrSectionId;

typedef enum
{
  TBR_LAYER_NATIONAL,  /* the state's own, used at home or offered bilaterally */
  TBR_LAYER_BILATERAL, /* given by treaty between neighbours */
  TBR_LAYER_POOL,      /* European Civil Protection Pool */
  TBR_LAYER_RESCEU,    /* rescEU reserve */
  TBR_LAYER_AGENCY,    /* a Union body's: Frontex, EUAA, Europol, Eurojust, EU */
  TBR_LAYER_N
} TbrLayer;

/* How a unit moves. */
typedef enum
{
  TBR_MODE_ROAD,     /* convoy on roads and ferries */
  TBR_MODE_AIR,      /* flies itself: fire aircraft, helicopters */
  TBR_MODE_AIR_ROAD, /* by chartered or military aircraft when far, else by road */
  TBR_MODE_SEA,      /* by ship */
  TBR_MODE_REMOTE,   /* works from home */
  TBR_MODE_N
} TbrMode;

/* <meta>: what the scenario is and when it plays. */
typedef struct
{
  const char *title;          /* for people */
  const char *summary;        /* one or two sentences */
  const char *start;          /* ISO 8601 with offset; see TbrScenario.start_unix */
  TbrTime duration;           /* how long the run lasts */
  TbrTime zone;               /* offset of winter time from UTC */
  gboolean summer_time;       /* Union summer time is kept */
  gint64 seed;                /* when the command line gives none */
  TbrTime report_period;      /* how often seats get a new report of the situation */
  TbrTime report_delay;       /* how old a report is when it arrives */
  double known;               /* share of a need that its alarm knows, 0 to 1 */
  TbrTime known_after;        /* time in which what is not known falls to 1/e */
  double map_known;           /* share that a satellite map lets the reports know at least */
  double scatter;             /* standard deviation of a reported amount as a share of its mean */
  double map_radius;          /* metres round its centre that one map shows */
  gint64 map_most;            /* most maps for one state */
  double ipcr_answer;         /* share of their usual time in which states answer once information
                                 is shared by the crisis response of the Council */
  gboolean national_services; /* states with a hazard get units from <service> */
  gboolean high_impact;       /* an event of low probability and high impact */
  const char *remove;         /* obstacles at borders that are taken away */
} TbrMeta;

/* What a state is to the Mechanism. */
typedef enum
{
  TBR_STATUS_MEMBER,        /* member of the Union, and so of the Mechanism */
  TBR_STATUS_PARTICIPATING, /* takes part in the Mechanism by agreement */
  TBR_STATUS_THIRD,         /* third country: may ask, is not asked */
  TBR_STATUS_N
} TbrStatus;

/* Where a third country hands in its request. */
typedef enum
{
  TBR_CHANNEL_CENTRE,       /* to the coordination centre itself */
  TBR_CHANNEL_ORGANISATION, /* to an international organisation, which passes it on */
  TBR_CHANNEL_N
} TbrChannel;

/* <state>: a state's facts beyond the map; its id is the ISO code. One for each country of the
   map. */
typedef struct
{
  gint status;            /* TbrStatus in the scenario's year */
  double risk;            /* share, 0 to 1: own danger these days, lowers what it offers */
  double reserve;         /* share of each type kept at home */
  double cover;           /* share of national services on duty that stays for ordinary calls */
  const char *languages;  /* working languages, blank-separated ISO 639-1 */
  double national_factor; /* national services against the table of rates */
  double population;      /* persons */
  /* its people on missions abroad */
  double consent;          /* share of those asked who agree to go */
  double over_manning;     /* share of the crew that is asked beyond it */
  double no_show;          /* share of those called out who do not come */
  double sickness;         /* share of those away who fall ill in 14 days */
  double volunteers;       /* share of its units whose people an employer must let go */
  TbrTime release_weekday; /* how long that takes on a working day */
  TbrTime release_night;   /* and at night */
  TbrTime home_shift;      /* length of a post in its own services */
  TbrTime week_hours;      /* time a person may work in a week of a mission */
  /* what it gives to those who come */
  double host_support;      /* share of units for which there is support at the entry, and supply */
  TbrLaw no_support_delay;  /* tasking takes so much longer without, seconds */
  TbrLaw no_support_effect; /* share of work then done */
  TbrTime no_support_time;  /* for how long */
  gint channel;             /* TbrChannel of a third country's requests */
  double hub_rate;          /* 1/s: aircraft of foreign teams unloaded at the entry; 0: no limit */
  double own_lift;          /* share of its units that fly in its own transport aircraft */
  const char *couplings;    /* system of its hose couplings */
  const char *radio;        /* system of its services' radio */
  /* what it gives to a state for which the Council has decided by the solidarity clause */
  double solidarity;         /* share by which its willingness and the number of units rise */
  double solidarity_reserve; /* share of its reserve that it then still keeps */
} TbrStateSpec;

/* <capability>: a module type or a national service type; its id is the code. */
typedef struct
{
  const char *title;        /* name in full */
  gint family;              /* what it is for: index into the choices of the table */
  gint layer;               /* TbrLayer of most of its units */
  const char *task;         /* one sentence */
  const char *capacity;     /* published capacities as text: "pump_rate 1000 m3/h; ..." */
  gint64 staff_least;       /* persons without whom it cannot work */
  gint64 staff;             /* persons, typical */
  gint64 staff_most;        /* persons, largest seen */
  double vehicles;          /* typical number */
  gint mode;                /* TbrMode */
  TbrTime depart;           /* acceptance to ready to leave */
  TbrTime self_sufficiency; /* without supply by the host */
  TbrTime operation;        /* longest mission before rotation or return */
  TbrTime set_up;           /* arrival on site to work */
  gint64 crews;             /* shifts it brings: 1 works 12 h a day, 2 round the clock */
  double speed;             /* metres per second of its own vehicles or aircraft on the move */
  double runway;            /* metres needed by the aircraft it comes with; 0 for none */
  double range;             /* metres in one flight; 0 when it does not fly */
  double hazard_factor;     /* risk to its staff against office work */
  gboolean daylight;        /* works by daylight only */
  gint64 aircraft;          /* number of aircraft in one unit; 0 for none */
  double cost_day;          /* euro a day of operation, all units of the type alike */
  double roster;            /* people on the roster for each one of a unit */
  gint64 sites;             /* places at which a unit works at once; its shifts are shared out */
  TbrTime duty_most;        /* longest day of driving and work; 0: no limit */
  TbrTime days_most;        /* longest spell of days at work before days off; 0: no limit */
  TbrTime days_off;         /* how many days off then */
  TbrTime lapse;            /* without training half of the skills are gone after this; 0: never */
  TbrTime certification;    /* how long a certificate is good for; 0: none is needed */
  gboolean couplings;       /* its hoses must fit the host's */
  TbrTime breakdown;        /* work between two breakdowns of one machine; 0: none break */
  TbrTime fuel;             /* work on the fuel that it brings; 0: it burns none of note */
  TbrLaw repair;            /* time to repair one on site, seconds */
  TbrTime refill;           /* until a stock that is handed out has been filled up again */
  double pallets;           /* of goods in one unit */
} TbrCapability;

/* What a person has been trained to be. */
typedef enum
{
  TBR_LEVEL_VOLUNTEER,  /* L0 */
  TBR_LEVEL_TRAINED,    /* L1: responder */
  TBR_LEVEL_SPECIALIST, /* L2: rope, pump, nurse, ... */
  TBR_LEVEL_LEADER,     /* L3: leads a team */
  TBR_LEVEL_COMMANDER,  /* L4: leads a module, speaks for it */
  TBR_LEVEL_EXPERT,     /* L5: of the Union's teams */
  TBR_LEVEL_N
} TbrLevel;

/* What a person can do. */
typedef enum
{
  TBR_SKILL_HANDS,        /* whatever no other post asks for */
  TBR_SKILL_COMMAND,      /* leads, and talks to the host */
  TBR_SKILL_SEARCH,       /* dogs, cameras, listening devices */
  TBR_SKILL_RESCUE,       /* rope, breaching, shoring */
  TBR_SKILL_MEDICAL,      /* physicians and paramedics */
  TBR_SKILL_NURSING,      /* nurses */
  TBR_SKILL_PUMP,         /* pumps, water treatment */
  TBR_SKILL_FIRE,         /* forest fires */
  TBR_SKILL_FLIGHT,       /* pilots and aircrew */
  TBR_SKILL_MECHANIC,     /* keeps machines going */
  TBR_SKILL_HAZMAT,       /* agents: detection, suits, decontamination */
  TBR_SKILL_BOAT,         /* boats and diving */
  TBR_SKILL_ENGINEERING,  /* structures, bridges, plant */
  TBR_SKILL_POWER,        /* generators, lines */
  TBR_SKILL_TELECOM,      /* radio, satellite, networks */
  TBR_SKILL_LOGISTICS,    /* camp, stores, loading */
  TBR_SKILL_LABORATORY,   /* samples */
  TBR_SKILL_CYBER,        /* forensics, containment */
  TBR_SKILL_POLICE,       /* sworn officers, explosive ordnance */
  TBR_SKILL_REGISTRATION, /* fingerprints, interviews, asylum */
  TBR_SKILL_COORDINATION, /* assessment, information, civil protection experts */
  TBR_SKILL_N
} TbrSkill;

/* <post>: people whom a unit of a capability needs; its id is capability.skill. */
typedef struct
{
  guint32 capability; /* TbrCapabilityId */
  gint skill;         /* TbrSkill */
  gint level;         /* TbrLevel, the least */
  double share;       /* of the unit's people */
  gint64 least;       /* persons, however small the unit */
} TbrPost;

/* Most posts of one capability. */
#define TBR_POSTS_MAX 7

/* <rate>: what one unit of a capability does about a kind of need. */
typedef struct
{
  gint need;            /* TbrNeedKind */
  guint32 capability;   /* TbrCapabilityId */
  gint work;            /* TbrWorkClass */
  double per_hour;      /* amount of the need's unit done an hour by a unit of size 1; for needs
                           that are held: amount held by the unit */
  double people_served; /* persons served by a unit of size 1; 0 when it does not say */
  double goods;         /* amount of the need's unit that a unit of size 1 hands out in all; 0: it
                           works, and hands nothing out */
} TbrRate;

/* <lag>: a delay of the assistance cycle; its id is "what.lag": "wildfire.onset_to_request". */
typedef struct
{
  TbrLaw law;           /* of times, seconds */
  const char *based_on; /* activations behind it */
} TbrLag;

/* <service>: national units by population. */
typedef struct
{
  guint32 capability; /* TbrCapabilityId */
  double per_million; /* units per million inhabitants */
  double on_duty;     /* share on duty at any time */
} TbrService;

/* <lifeline>: a service that regions live by; its id is its name. One for each TbrLifeline. */
typedef struct
{
  double load;      /* kW for 1,000 people: what its critical sites draw; 0: it has none */
  double slows;     /* factor on the times that hang on it when it is out, 1 or more */
  TbrTime recovery; /* once nothing holds it back: time from out to 1 % out */
} TbrLifelineSpec;

/* <dependency>: what a service loses by the loss of another; its id is "dependent.on". */
typedef struct
{
  gint dependent;  /* TbrLifeline */
  gint on;         /* TbrLifeline */
  double strength; /* inoperability of the dependent per inoperability of the other, 0 to 1 */
  TbrTime buffer;  /* how long the dependent's sites go on without the other */
  TbrTime refill;  /* how long an empty buffer takes to be full again */
} TbrDependency;

/* <care>: hospitals, the same in all regions. */
typedef struct
{
  double beds;             /* for 1,000 people, where the map does not say */
  double intensive;        /* share of the beds, intensive care */
  double occupancy;        /* share of the beds taken on a usual day */
  double surge;            /* share of the beds that can be freed after an alarm */
  TbrTime surge_time;      /* how long that takes */
  TbrTime stay;            /* mean stay of patients brought in by a crisis */
  double divert;           /* inoperability above which new patients are sent elsewhere */
  double evacuate;         /* inoperability above which patients are brought out */
  TbrTime evacuation_time; /* time within which they are wanted out; sets the rate asked */
  double mortality;        /* 1/s, of those who wait to be brought out */
} TbrCare;

/* <stock>, <unit>: units of one type, owner and base. */
typedef struct
{
  guint32 capability;  /* TbrCapabilityId */
  guint32 state;       /* TbrStateId of the owner; TBR_NONE: held at Union level */
  gint64 count;        /* number of units */
  gint layer;          /* TbrLayer */
  const char *base;    /* name of the place */
  double lon, lat;     /* degrees, of the base */
  const char *at_site; /* where the base is, when lon and lat are not given; "" for none */
  gint64 staff;        /* persons in one unit; 0: typical of the type */
  double vehicles;     /* in one unit; 0: typical of the type */
  double size;         /* capacity against the type's published one */
  gint64 crews;        /* shifts; 0: typical of the type */
  double duty;         /* share of units on duty: the rest cannot be sent */
  TbrTime trained;     /* time since its people last trained */
  TbrTime certified;   /* time since its certificate was given */
  TbrTime from;        /* when they join; 0: there from the start */
} TbrStock;

/* One unit, made from <stock> through <take>, from <unit>, or from <service>. */
typedef struct
{
  const char *id;     /* "S001.2", "SE.NFIRE.17" */
  guint32 hash;       /* of the id */
  guint32 capability; /* TbrCapabilityId */
  guint32 state;      /* owner; TBR_NONE: held at Union level */
  guint32 object;     /* element it was made from: index into TbrScenario.objects */
  guint8 layer;       /* TbrLayer */
  guint8 crews;       /* shifts */
  guint8 certainty;   /* TbrCertainty */
  guint8 on_duty;     /* 0: exists but cannot be sent */
  guint16 staff;      /* persons */
  guint16 vehicles;   /* number, rounded */
  float size;         /* capacity against the type's */
  float lon, lat;     /* degrees, base */
  guint32 node;       /* network node of the base */
  guint32 city;       /* city of the base, TBR_NONE when unknown */
  const char *base;   /* name of the place */
  TbrTime trained;    /* time since its people last trained */
  TbrTime certified;  /* time since its certificate was given */
  TbrTime from;       /* when it joins, since the start: before, nobody knows it. Units are in the
                         order in which they join. */
} TbrUnitSpec;

/* <link>: the condition of a road or ferry at the start; all links between two places. */
typedef struct
{
  const char *from; /* network node or city: its name, or "#index" of a node */
  const char *to;   /* the other end */
  gint state;       /* 0 open, 1 slowed, 2 closed */
  double factor;    /* share of its speed that a slowed link keeps, 0 to 1 */
} TbrLinkSpec;

/* <site>: a site that the map does not have, or one of the map that is otherwise. What is not given
   is NAN, TBR_NONE, -1 or "": as on the map. */
typedef struct
{
  const char *site;   /* of the map: its name or code; "": a new one */
  gint kind;          /* TbrSiteCategory */
  const char *name;   /* for people; of a new one without a name its id */
  const char *type;   /* more exactly: "university hospital" */
  double lon, lat;    /* degrees */
  guint32 state;      /* TbrStateId it belongs to */
  const char *region; /* that its beds count for; "": the one it lies in */
  double beds;        /* of a hospital */
  double runway;      /* metres, of an airport */
  double output;      /* watts, of a plant */
  double places;      /* persons, of a place for people or a base */
  double aircraft;    /* of an airbase against fires */
  gboolean open;      /* FALSE: it is there, and not used */
} TbrSiteSpec;

/* What became of a <site>. */
typedef struct
{
  TbrSiteId site;     /* of TbrScenario.map, see site.h */
  guint32 element;    /* TbrSiteSpec: index in TBR_SECTION_WORLD */
  TbrRegionId region; /* it lies in, or counts for */
  gboolean is_new;    /* not on the map without the scenario */
} TbrSiteStart;

/* A link that is not open at the start. */
typedef struct
{
  TbrLinkId link;
  guint32 closed; /* 1: closed */
  double factor;  /* share of its speed, 0 to 1; 0 when closed */
} TbrLinkStart;

/* <take>: units out of <stock>. */
typedef struct
{
  TbrRefs stock;        /* rows; none: all */
  TbrRefs states;       /* owners; none: all */
  TbrRefs capabilities; /* types; none: all */
  const char *layers;   /* blank-separated names of TbrLayer; "": all */
  gint64 most;          /* most units taken, 0: no limit */
  TbrTime from;         /* when they join; rows that join later do so later */
} TbrTake;

/* Who decides. */
typedef enum
{
  TBR_DECISION_DISPATCH,   /* which national unit goes where */
  TBR_DECISION_ASK,        /* when, what and how much to ask for */
  TBR_DECISION_OFFER,      /* which of its units a state offers */
  TBR_DECISION_CHOOSE,     /* which offers to accept, and which unit works where */
  TBR_DECISION_RESCEU,     /* whether rescEU is sent */
  TBR_DECISION_ASK_AGENCY, /* when a state asks the Union's agencies about a line of its request */
  TBR_DECISION_AGENCY,     /* how an agency answers */
  TBR_DECISION_SHARE,      /* whether a state passes on what it knows of a cyber attack */
  TBR_DECISION_CSIRT,      /* which cases its cyber teams take first */
  TBR_DECISION_SOLIDARITY, /* when a state invokes the solidarity clause */
  TBR_DECISION_IPCR,       /* how far the Council's crisis response is opened */
  TBR_DECISION_MAPS,       /* when a state asks for satellite maps */
  TBR_DECISION_ATLAS,      /* when it asks other states for intervention units */
  TBR_DECISION_N
} TbrDecision;

/* Which elements a section holds. */
typedef struct
{
  const TbrObject *const *objects; /* in the order of reading */
  guint n;
} TbrSection;

struct _TbrScenario
{
  const char *id;   /* name of its folder */
  const char *file; /* main file as given */
  const char *const
      *files; /* all that were read, NULL-ended, the main one first; none for a text */
  const char *const *beside; /* of these, as written, those drawn in from beside the main file that
                                the library has not, NULL-ended */
  gint64 start_unix;         /* microseconds since 1970 of time 0 */
  const TbrMeta *meta;
  const TbrMap *map;               /* its own when it has sites */
  guint64 digest;                  /* of all files read and all values set from outside */
  guint64 frame;                   /* the same without the orders written in the main file */
  const TbrObject *const *objects; /* every element, section by section */
  guint n_objects;
  TbrSection sections[TBR_SECTION_N];

  /* resolved, by handle */
  const TbrStateSpec *const *states;        /* by TbrStateId: one for each country of the map */
  const TbrCapability *const *capabilities; /* by TbrCapabilityId; ids in sections[...] */
  const TbrUnitSpec *units;                 /* by TbrUnitId */
  guint n_states, n_capabilities, n_units;
  /* posts of a capability: posts[first_post[capability]] to before the next capability's, highest
     level first; NULL when nobody says whom units need */
  const TbrPost *const *posts;
  const guint32 *first_post; /* n_capabilities + 1 */
  const TbrLinkStart *links; /* those that are not open at the start */
  guint n_links;
  const TbrSiteStart *sites; /* those that the scenario brings or changes */
  guint n_sites;
  const double *region_beds; /* by TbrRegionId: beds more than people and density say, below 0
                                fewer; NULL when no hospital is new or changed */
  const TbrLifelineSpec *const *lifelines;  /* by TbrLifeline */
  const TbrDependency *const *dependencies; /* in the order of reading */
  guint n_dependencies;
  const TbrCare *care;
  const double *region_people; /* by TbrRegionId, persons; NULL when no hazard reaches services */
  const guint32
      *lifeline_rows;         /* by hazard: its row in the losses of services, TBR_NONE for none */
  guint n_lifeline_hazards;   /* hazards that reach services */
  const TbrRemoval *removals; /* obstacles and layers that are taken away */
  guint n_removals;
  /* rate of (need, capability): rates[need * n_capabilities + capability], NULL when it has none */
  const TbrRate *const *rates;
  /* policy in force at the start: policies[decision * n_states + state]; NULL never */
  const TbrObject *const *policies;
  const TbrObject *resceu_policy; /* TBR_DECISION_RESCEU has one for the Union */
};

/**
 * tbr_scenario_load:
 * @path: scenario file, or the folder with scenario.xml
 * @library: folder in which `<use href>` is looked up after the scenario's own folder
 * @settings: (nullable): NULL-ended array of "section.id.parameter=value"
 * @faults: receives every fault found
 *
 * Reads, checks and resolves. Nothing is kept when there is a fault.
 * Returns: (transfer full) (nullable): NULL when @faults has grown
 */
TbrScenario *tbr_scenario_load (const char *path, const char *library, const TbrMap *map,
                                const char *const *settings, TbrDiagnostics *faults);
/* The same from memory; @name stands for the file in messages. */
TbrScenario *tbr_scenario_parse (const char *text, gssize length, const char *name,
                                 const char *library, const TbrMap *map,
                                 const char *const *settings, TbrDiagnostics *faults);
void tbr_scenario_free (TbrScenario *scenario);
/* Puts other values in the place of a scenario's own, which is nobody else's yet; what they point
   to must live as long. */
void tbr_scenario_set_meta (TbrScenario *scenario, const TbrMeta *meta);
/* The region whose services a site shares: the one that the scenario gives it, else that of the
   map. Null for none. */
TbrRegionId tbr_scenario_site_region (const TbrScenario *scenario, TbrSiteId site);

/**
 * tbr_scenario_find_site:
 * @text: id of a <site>, else what tbr_map_find_sites() knows
 *
 * Errors: TBR_ERROR_NAME when nothing or more than one is called so
 * Returns: the site; null with the error
 */
TbrSiteId tbr_scenario_find_site (const TbrScenario *scenario, const char *text, GError **error);
/* Whether a base may stand at a point: on land, or near a road of the map. */
gboolean tbr_scenario_allows_base (const TbrMap *map, double lon, double lat);

/* The schema of scenarios and libraries, generated from the parameter tables. (transfer full) */
char *tbr_scenario_schema (void);
/* Every kind of a section, NULL-ended. Static. */
const TbrKind *const *tbr_scenario_kinds (TbrSectionId section);
/* "hazards"; NULL-ended list of all. Static. */
extern const char *const tbr_section_names[TBR_SECTION_N + 1];
/* Names by TbrCapability.family; NULL-ended. Static. */
extern const char *const tbr_family_names[];
extern const char *const tbr_layer_names[TBR_LAYER_N + 1];
extern const char *const tbr_mode_names[TBR_MODE_N + 1];
extern const char *const tbr_status_names[TBR_STATUS_N + 1];
extern const char *const tbr_decision_names[TBR_DECISION_N + 1];
extern const char *const tbr_certainty_names[TBR_CERTAINTY_N + 1];
extern const char *const tbr_level_names[TBR_LEVEL_N + 1];
extern const char *const tbr_skill_names[TBR_SKILL_N + 1];

/* Whether a state takes part in the Mechanism: it is asked, and answers. All do where nothing is
   said of states. */
static inline gboolean
tbr_scenario_participates (const TbrScenario *scenario, guint32 state)
{
  return scenario->states == NULL || scenario->states[state]->status != TBR_STATUS_THIRD;
}

static inline const TbrObject *
tbr_scenario_object (const TbrScenario *scenario, TbrSectionId section, guint index)
{
  g_assert (index < scenario->sections[section].n);
  return scenario->sections[section].objects[index];
}

static inline const TbrRate *
tbr_scenario_rate (const TbrScenario *scenario, guint need, guint32 capability)
{
  return scenario->rates[need * scenario->n_capabilities + capability];
}

/* The posts of a capability. */
static inline const TbrPost *const *
tbr_scenario_posts (const TbrScenario *scenario, guint32 capability, guint *out_n)
{
  if (scenario->posts == NULL)
    {
      *out_n = 0;
      return NULL;
    }
  *out_n = scenario->first_post[capability + 1] - scenario->first_post[capability];
  return scenario->posts + scenario->first_post[capability];
}

/* The element of a section with this id, NULL when there is none. Linear: not for event
   handlers. */
static inline const TbrObject *
tbr_scenario_find (const TbrScenario *scenario, TbrSectionId section, const char *id)
{
  for (guint i = 0; i < scenario->sections[section].n; i++)
    if (g_str_equal (scenario->sections[section].objects[i]->id, id))
      return scenario->sections[section].objects[i];
  return NULL;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrScenario, tbr_scenario_free)

G_END_DECLS
