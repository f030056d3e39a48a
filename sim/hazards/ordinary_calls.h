/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "calls": what can be set, and what follows from it once and for all. */
#pragma once

#include "hazards/hazard.h"
#include "world/call.h"
#include "world/city_graph.h"

/* How far it is from place to place. */
typedef enum
{
  TBR_METRIC_STRAIGHT,  /* as the crow flies */
  TBR_METRIC_MANHATTAN, /* along two axes */
  TBR_METRIC_ROAD,      /* by the network, zone to zone */
  TBR_METRIC_MATRIX,    /* by rows, zone to zone */
  TBR_METRIC_GRAPH,     /* by the road graph of the city */
  TBR_METRIC_N
} TbrMetric;

/* What a time of service holds. */
typedef enum
{
  TBR_SERVICE_TOTAL, /* all the time a unit is busy, travel included */
  TBR_SERVICE_SCENE, /* from arrival to the end of work on scene */
  TBR_SERVICE_N
} TbrServiceMeaning;

/* When a unit that is done can be sent again. */
typedef enum
{
  TBR_RETURN_AT_ONCE, /* now; it takes a waiting call from where it is, else is home at once */
  TBR_RETURN_FREE,    /* now, and on its whole way home */
  TBR_RETURN_BUSY,    /* when it is home */
  TBR_RETURN_N
} TbrReturn;

typedef enum
{
  TBR_RELEASE_EACH,     /* every unit by its own time of service */
  TBR_RELEASE_TOGETHER, /* one time of service for all units of a call */
  TBR_RELEASE_WAYS
} TbrCallRelease;

typedef enum
{
  TBR_REDISPATCH_NONE,  /* who is on the way goes on */
  TBR_REDISPATCH_LOWEST /* who is on the way to the least urgent class may be turned */
} TbrRedispatch;

typedef enum
{
  TBR_PREEMPTION_NONE,
  TBR_PREEMPTION_RESUME /* a less urgent call is left and taken up again where it was */
} TbrPreemption;

typedef enum
{
  TBR_QUEUE_PRIORITY, /* most urgent first, then first come */
  TBR_QUEUE_ARRIVAL   /* first come */
} TbrQueueOrder;

/* Priorities that a desk tells apart. */
#define TBR_CALL_PRIORITIES 8
/* Units a call may want. */
#define TBR_CALL_UNITS 40
/* Units that serve one city. */
#define TBR_CALL_SERVERS 1024
#define TBR_CALL_HOURS 168 /* of a week */

typedef struct
{
  guint32 state;            /* TbrStateId: whose doctrine holds */
  double lon, lat;          /* degrees: origin of the city's plane */
  double metres_lon;        /* metres to a degree of longitude, NAN: of the sphere */
  double metres_lat;        /* metres to a degree of latitude, NAN: of the sphere */
  double rate;              /* calls a second, all zones */
  double wave;              /* share by which the rate swings */
  TbrTime wave_period;      /* of the swing */
  TbrLaw day_factor;        /* rate of a day against the mean; p[0] NAN: all days alike */
  double surge;             /* calls a second more, at the onset */
  TbrTime surge_decay;      /* after which it has fallen to 1/e */
  TbrLaw gap;               /* between calls, s; p[0] NAN: a Poisson process */
  TbrTime onset;            /* from when calls come */
  TbrTime until;            /* until when, TBR_NEVER: to the end */
  gint64 backlog;           /* calls waiting at the onset */
  gint metric;              /* TbrMetric */
  double speed;             /* metres per second, with lights */
  double speed_normal;      /* metres per second, without; NAN: the same */
  double detour;            /* way against the metric's distance */
  gint meaning;             /* TbrServiceMeaning */
  gint homeward;            /* TbrReturn */
  TbrLaw handling;          /* s from call to readiness for dispatch */
  TbrLaw turnout;           /* s from dispatch at home to departure */
  TbrLaw handover;          /* s at the hospital */
  gint preemption;          /* TbrPreemption */
  gint redispatch;          /* TbrRedispatch */
  gint order;               /* TbrQueueOrder */
  gint64 queue;             /* places to wait, G_MININT64: no limit */
  TbrRefs capabilities;     /* types of unit that serve; none: all */
  const char *units;        /* ids of units or of their elements; "": all within reach */
  double reach;             /* metres from the origin to the bases of units that serve */
  const char *trace;        /* CSV file with recorded calls, "" for none */
  const char *trace_folder; /* where it lies; "": beside the scenario */
  const char *nodes, *arcs; /* CSV files with the city's road graph, "" for none */
} TbrCalls;

/* The rows, in this order. */
typedef enum
{
  TBR_CALLS_ZONE,
  TBR_CALLS_CLASS,
  TBR_CALLS_TRAVEL,
  TBR_CALLS_PREFER,
  TBR_CALLS_SERVER,
  TBR_CALLS_HOSPITAL,
  TBR_CALLS_PROFILE,
  TBR_CALLS_ROWS
} TbrCallsRow;

/* Where something lies: a zone, degrees, or metres from the origin. */
typedef struct
{
  const char *zone; /* name; "" or NULL when it does not say */
  double lon, lat;  /* degrees, NAN when it does not say */
  double x, y;      /* metres, NAN when it does not say */
} TbrCallsSpot;

typedef struct
{
  const char *name;
  TbrCallsSpot spot;
  double share;         /* weight among the zones */
  double width, height; /* metres: calls lie uniformly in this box around the point */
  TbrLaw factor;        /* time under way against the metric's; p[0] NAN: that time */
} TbrCallsZone;

typedef struct
{
  const char *name;
  double share;     /* weight among the classes */
  gint64 priority;  /* 1 most urgent */
  TbrLaw service;   /* s */
  TbrLaw patience;  /* s, p[0] NAN: waits for ever */
  gint64 units;     /* wanted at once */
  gint release;     /* TbrCallRelease */
  double transport; /* share brought to a hospital */
  gboolean lights;  /* units drive at the higher speed */
} TbrCallsClass;

typedef struct
{
  const char *from, *to; /* zones */
  TbrTime time;
} TbrCallsTravel;

typedef struct
{
  const char *zone;
  const char *units; /* ids, the first to go first */
} TbrCallsPrefer;

typedef struct
{
  const char *unit;  /* id */
  TbrCallsSpot spot; /* its home; nothing: its base */
  TbrLaw service;    /* s, instead of the classes'; p[0] NAN: theirs */
  TbrLaw turnout;    /* s, instead of the hazard's; p[0] NAN: that one */
} TbrCallsServer;

typedef struct
{
  const char *name;
  TbrCallsSpot spot;
} TbrCallsHospital;

typedef struct
{
  gint weekday; /* 0 Monday to 6; -1: every day */
  gint64 hour;  /* 0 to 23, civil time; G_MININT64: every hour */
  double factor;
} TbrCallsProfile;

/* Purposes of a hazard's streams, by step = number of the call within its hazard. */
typedef enum
{
  TBR_CALLS_CHANCE_GAP,  /* step 0: one after the other */
  TBR_CALLS_CHANCE_CALL, /* zone, class, place, transport */
  TBR_CALLS_CHANCE_HANDLING,
  TBR_CALLS_CHANCE_PATIENCE,
  TBR_CALLS_CHANCE_TURNOUT,
  TBR_CALLS_CHANCE_HANDOVER,
  TBR_CALLS_CHANCE_SERVICE, /* and the 39 behind it: one for each unit of a call */
  TBR_CALLS_CHANCE_TRAVEL = TBR_CALLS_CHANCE_SERVICE + TBR_CALL_UNITS, /* and 39 */
  TBR_CALLS_CHANCE_DAY = TBR_CALLS_CHANCE_TRAVEL + TBR_CALL_UNITS      /* step: day of the year */
} TbrCallsChance;

/* A recorded call; a number that is not there is NAN. */
typedef struct
{
  TbrTime at;
  TbrCallPlace place;
  double delay;     /* s until a unit may be sent */
  double turnout;   /* s */
  double travel;    /* s, added to the metric's */
  double service;   /* s, as the meaning says */
  double handover;  /* s */
  double transport; /* not 0: is brought to a hospital */
  guint32 class;    /* row */
  guint32 reserved; /* 0 */
} TbrCallsRecord;

/* What follows from the parameters: outside the arena, the same in every run. */
typedef struct
{
  const TbrCalls *values;
  const TbrCallsClass *classes; /* n_classes; the usual one when none is written */
  TbrCallPlace *zones;          /* n_zones */
  double *zone_shares;          /* n_zones, summed up to 1 */
  double *class_shares;         /* n_classes, summed up to 1 */
  TbrCallPlace *hospitals;      /* n_hospitals */
  guint32 *units;               /* n_units: TbrUnitId of those that serve, rising */
  TbrCallPlace *homes;          /* n_units */
  const TbrLaw **services;      /* n_units: of the server, NULL: the class's */
  const TbrLaw **turnouts;      /* n_units: of the server or the hazard */
  guint32 *ranks;               /* n_zones x n_units, place in the zone's list */
  double *travel;               /* n_zones x n_zones, s; NULL where places count */
  const TbrCallsZone *boxes;    /* n_zones, NULL when none is written */
  double metres_lon, metres_lat;
  double speed[TBR_DRIVE_N];      /* metres per second */
  TbrCityGraph *graph;            /* owned; NULL where none is driven */
  double profile[TBR_CALL_HOURS]; /* factor by hour of the week */
  double largest;                 /* of the profile */
  guint n_zones, n_classes, n_hospitals, n_units;
  guint8 has_profile; /* some factor is not 1 */
  guint8 lowest;      /* priority of the least urgent class */
} TbrCallsPlan;

/* Works the plan out with the road graph of the city, @graph (transfer full) (nullable); faults of
   meaning go to @faults, which may be NULL. (transfer full) */
TbrCallsPlan *tbr_calls_plan_new (const TbrScenario *scenario, const TbrObject *object,
                                  TbrCityGraph *graph, TbrDiagnostics *faults);
void tbr_calls_plan_free (TbrCallsPlan *plan);

/* The plan of a hazard of this kind; kept outside the arena, made when first asked for. */
const TbrCallsPlan *tbr_calls_plan (const TbrSim *sim, TbrHazardId hazard);
/* Frees the plans of all hazards; to be called before the run is cleared. */
void tbr_calls_clear_cache (TbrSim *sim);
gboolean tbr_calls_is_kind (const TbrObject *object);

/* From one place to another. */
typedef struct
{
  TbrCallPlace from, to;
  TbrDrive drive;
} TbrCallsWay;

/* Seconds it takes, as the roads are now. */
double tbr_calls_travel (const TbrSim *sim, const TbrCallsPlan *plan, const TbrCallsWay *way);
/* Where one is when a share of that time is over: on a line or on the graph there, else at the end
   that is nearer in time. */
TbrCallPlace tbr_calls_on_way (const TbrCallsPlan *plan, const TbrCallsWay *way, double share);

/* Metres to a degree. */
void tbr_calls_scale (const TbrCalls *values, double *out_lon, double *out_lat);
/* Degrees of a place. */
void tbr_calls_degrees (const TbrCallsPlan *plan, const TbrCallPlace *place, double *out_lon,
                        double *out_lat);
/* The place of degrees, in no zone. */
TbrCallPlace tbr_calls_place (const TbrCallsPlan *plan, double lon, double lat);
/* Finds the node by which a place joins the network or the graph, where these are driven. */
void tbr_calls_join (const TbrMap *map, const TbrCallsPlan *plan, TbrCallPlace *place);
/* Number of a zone by its name, TBR_NONE when there is none. */
guint32 tbr_calls_find_zone (const TbrObject *object, const char *name);

/* When the next call of the Poisson process comes, TBR_NEVER when none does. */
TbrTime tbr_calls_next (const TbrSim *sim, TbrHazardId hazard, TbrStream *stream);

/* Whether the ways of a hazard of this kind lead over the road graph of its city. */
gboolean tbr_calls_drives_graph (const TbrObject *object);
/* Reads that graph and checks that all can be reached. (transfer full) (nullable): NULL on a fault
 */
TbrCityGraph *tbr_calls_graph_read (const TbrScenario *scenario, const TbrObject *object,
                                    GError **error);
/* Reads the graphs of all hazards into the run. At time 0, before the desks. */
void tbr_calls_load (TbrSim *sim);
/* The graph that a run carries for a hazard. (transfer full) (nullable): NULL without one */
TbrCityGraph *tbr_calls_graph_of (const TbrSim *sim, guint32 hazard);

/* Where a file that a hazard names lies. It does not leave the folder: no "..", no way from the
   root. (transfer full) (nullable): NULL on a fault */
char *tbr_calls_file (const TbrScenario *scenario, const TbrCalls *values, const char *name,
                      GError **error);

/* Reads the recorded calls of a hazard; an array of TbrCallsRecord in the order of time. (transfer
   full) (nullable): NULL on a fault */
GArray *tbr_calls_trace_read (const TbrScenario *scenario, const TbrObject *object,
                              const TbrCallsPlan *plan, GError **error);

static inline const TbrCallsRecord *
tbr_calls_record (const TbrSim *sim, guint32 element)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_CALL_TRACE, TbrCallsRecord)[element];
}

static inline gboolean
tbr_calls_has_law (const TbrLaw *law)
{
  return law->p[0] == law->p[0];
}
