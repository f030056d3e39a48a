/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A flood of polders, towns and basins: what the scenario says of it and what it is now. */
#pragma once

#include "hazards/flood_people.h"
#include "hazards/flood_water.h"
#include "hazards/hazard.h"

/* Services that water takes from a region. */
typedef enum
{
  TBR_FLOOD_POWER,
  TBR_FLOOD_TELECOM,
  TBR_FLOOD_SERVICES_N
} TbrFloodService;

/* What the scenario says; see the table in flood_table.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime step, order, lead;
  TbrTime departure;
  double compliance, upstairs, wet_depth, dry_depth, strand_depth, speed, near_breach;
  TbrTime rescue, wait, pumping;
  double head_most, utilisation;
  TbrTime warning, repair;
  double shelter, water_out, power_out, telecom_out;
  TbrTime restore;
  double dwelling_loss;
  TbrTime drying;
  double runoff, scatter;
  gboolean services, pumps_wait;
  double jobs[TBR_FLOOD_SERVICES_N], replaced;
  TbrTime mending, clearing, bridging;
} TbrFlood;

/* <cell>: a polder, a town, a part of a basin. */
typedef struct
{
  const char *name;
  double lon, lat, area, depth, power, floor, initial, lift, outlet, people, dwellings;
} TbrFloodCellRow;

/* <dike>: a section before a cell. */
typedef struct
{
  const char *cell;
  double length, foot, crest, freeboard, failure, breach;
} TbrFloodDikeRow;

/* <inflow>, <rain>, <level>: from an instant on; levels are joined by straight lines. */
typedef struct
{
  TbrTime at;
  const char *cell;
  double value; /* m3/s, m/s of rain, m above the datum */
} TbrFloodSeriesRow;

/* <road>: a link of the network through a cell. */
typedef struct
{
  const char *cell, *from, *to;
  double height, debris;
} TbrFloodRoadRow;

/* <bridge>: bridges in a cell. */
typedef struct
{
  const char *cell, *from, *to;
  gint64 count;
  double half, spread;
} TbrFloodBridgeRow;

enum
{
  TBR_FLOOD_ROWS_CELL,
  TBR_FLOOD_ROWS_DIKE,
  TBR_FLOOD_ROWS_INFLOW,
  TBR_FLOOD_ROWS_RAIN,
  TBR_FLOOD_ROWS_LEVEL,
  TBR_FLOOD_ROWS_ROAD,
  TBR_FLOOD_ROWS_BRIDGE,
  TBR_FLOOD_N_ROWS
};

#define TBR_FLOOD_N_PARAMS 36
extern const TbrParam tbr_flood_params[TBR_FLOOD_N_PARAMS];
extern const TbrRowKind tbr_flood_rows[TBR_FLOOD_N_ROWS];

/* Needs of a cell. */
typedef enum
{
  TBR_FLOOD_NEED_WATER,
  TBR_FLOOD_NEED_STRANDED,
  TBR_FLOOD_NEED_SAFE_WATER,
  TBR_FLOOD_NEED_DWELLINGS,
  TBR_FLOOD_NEED_HOMELESS,
  TBR_FLOOD_NEED_N
} TbrFloodNeed;

/* Times that one need of a cell may arise: wave after wave. Our assumption. */
#define TBR_FLOOD_WAVES 4

/* One need of a cell. */
typedef struct
{
  guint32 need;  /* TbrNeedId while open, else TBR_NONE */
  guint32 times; /* opened so far */
} TbrFloodSlot;

/* Water and people of one cell. */
typedef struct
{
  TbrBasin basin;    /* depth and volume */
  double volume;     /* m3 of water */
  double entered;    /* m3 since the start, the water there at the start included */
  double left;       /* m3 that have run or been pumped out since */
  double flow;       /* m3/s of the inflow now */
  double share;      /* of the inflow series that comes in fact */
  double rain;       /* m/s of the rain series now */
  TbrTime changed;   /* when flow or rain last changed */
  double pending;    /* m3 of inflow and rain since the last step */
  double level;      /* m above the datum of the water outside, NAN without a series */
  double before;     /* m, the same at the last step */
  double rise;       /* m/s, mean rise to 1.5 m in this wave */
  double peak_depth; /* m, of this wave: mean over the wet ground */
  double reached;    /* share of the ground that this wave has reached */
  double peak_area;  /* m2, ever */
  double staying;    /* persons in the cell on ground not reached by water, alive */
  double above;      /* persons safe on upper floors in the water */
  double stranded;   /* persons surrounded by water */
  double away;       /* persons who left or were brought out */
  double dead;       /* persons */
  double drowned;    /* share that has drowned at once in this wave */
  double lost;       /* dwellings lost */
  double wet;        /* dwellings that have been wet */
  double hectare_days, power_hours, water_hours, nights, deaths, preventable; /* not yet told */
  double told_area, told_lost;                                                /* m2, dwellings */
  double cut[TBR_FLOOD_SERVICES_N];     /* share of the region's service that this cell takes */
  double handed[TBR_FLOOD_SERVICES_N];  /* the same handed to repair crews, as it was then */
  double jobs[TBR_FLOOD_SERVICES_N];    /* repair jobs they were handed */
  guint32 mend[TBR_FLOOD_SERVICES_N];   /* TbrRepairId of these, TBR_NONE */
  guint32 mended[TBR_FLOOD_SERVICES_N]; /* how often so far */
  TbrTime wets;                         /* when water first flows in by the series, TBR_NEVER */
  TbrTime flooded;                      /* begin of this wave, TBR_NEVER when dry */
  TbrTime dry;                          /* when it was last dry again, TBR_NEVER before */
  TbrFloodSlot needs[TBR_FLOOD_NEED_N]; /* see TbrFloodNeed */
  guint32 levels;                       /* row of levels begun last, TBR_NONE for none */
  guint32 coming;                       /* row of levels that comes next, TBR_NONE for none */
} TbrFloodCell;

/* One dike section. */
typedef struct
{
  double raised;    /* m of its length */
  double raise;     /* m by which it has to be raised, 0 when it need not */
  double peak;      /* m above its foot, highest water to come, -INFINITY without levels */
  double strain;    /* sum of -ln (1 - p) so far */
  double threshold; /* at which it fails: drawn from the exponential law */
  TbrTime peak_at;  /* when the water stands highest */
  TbrTime failed;   /* TBR_NEVER while it stands */
  TbrTime low;      /* since when the water outside is below its foot, TBR_NEVER when it is not */
  guint32 cell;     /* before which it stands */
  guint32 need;     /* TbrNeedId, TBR_NONE when none is open */
  guint32 asked;    /* not 0: its need has been opened */
  guint32 reserved;
} TbrFloodDike;

typedef enum
{
  TBR_FLOOD_ROAD_CLEAN,   /* open where it is dry */
  TBR_FLOOD_ROAD_DIRTY,   /* has been closed by water and is to be cleared */
  TBR_FLOOD_ROAD_CLEARING /* is being cleared */
} TbrFloodRoadState;

/* One road through a cell. */
typedef struct
{
  double depth;   /* m of water on it now */
  float share;    /* of its speed that the water leaves it, 1 when it is dry */
  guint32 link;   /* TbrLinkId */
  guint32 cell;   /* through which it leads */
  guint32 repair; /* TbrRepairId of its last clearing, TBR_NONE */
  guint32 times;  /* clearings begun so far */
  guint32 state;  /* TbrFloodRoadState */
} TbrFloodRoad;

/* One group of bridges. */
typedef struct
{
  double peak;    /* m, greatest depth so far */
  guint32 cell;   /* in which they stand */
  guint32 link;   /* TbrLinkId of the road they carry, TBR_NONE */
  guint32 lost;   /* of them, so far */
  guint32 asked;  /* of those lost, when help was last asked for */
  guint32 wanted; /* temporary bridges asked for so far */
  guint32 repair; /* TbrRepairId of the last of these, TBR_NONE */
  guint32 times;  /* repairs opened so far */
  guint32 shut;   /* not 0: the road they carry is cut */
} TbrFloodBridge;

/* All of one hazard; behind it the cells, the dikes, the roads, then the bridges. */
typedef struct
{
  TbrTime updated; /* instant of the last step */
  TbrTime told;    /* last telling of harm and measures */
  guint32 n_cells, n_dikes, n_roads, n_bridges;
  guint32 next_inflow, next_rain; /* rows that have not begun */
} TbrFloodState;

/* Measures; by cell. */
typedef enum
{
  TBR_FLOOD_DEPTH,     /* m */
  TBR_FLOOD_VOLUME,    /* m3 */
  TBR_FLOOD_LEVEL,     /* m of the water outside */
  TBR_FLOOD_STRANDED,  /* persons */
  TBR_FLOOD_SHUT,      /* roads of the network closed */
  TBR_FLOOD_BRIDGES,   /* bridges lost so far */
  TBR_FLOOD_POWERLESS, /* persons without power */
  TBR_FLOOD_WATERLESS, /* persons without safe water */
  TBR_FLOOD_MEASURES
} TbrFloodMeasure;

static inline const TbrFlood *
tbr_flood_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrFloodState *
tbr_flood_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrFloodCell *
tbr_flood_cells (TbrFloodState *state)
{
  return (TbrFloodCell *) (gpointer) (state + 1);
}

static inline TbrFloodDike *
tbr_flood_dikes (TbrFloodState *state)
{
  return (TbrFloodDike *) (gpointer) (tbr_flood_cells (state) + state->n_cells);
}

static inline TbrFloodRoad *
tbr_flood_roads (TbrFloodState *state)
{
  return (TbrFloodRoad *) (gpointer) (tbr_flood_dikes (state) + state->n_dikes);
}

static inline TbrFloodBridge *
tbr_flood_bridges (TbrFloodState *state)
{
  return (TbrFloodBridge *) (gpointer) (tbr_flood_roads (state) + state->n_roads);
}

static inline const TbrFloodCellRow *
tbr_flood_cell_row (const TbrSim *sim, TbrHazardId hazard, guint32 cell)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrFloodCellRow *) rows[TBR_FLOOD_ROWS_CELL].data)[cell];
}

static inline const TbrFloodDikeRow *
tbr_flood_dike_row (const TbrSim *sim, TbrHazardId hazard, guint32 dike)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrFloodDikeRow *) rows[TBR_FLOOD_ROWS_DIKE].data)[dike];
}

/* The cell called @name: the first when the name is empty; TBR_NONE when there is none. */
guint32 tbr_flood_find_cell (const TbrObject *object, const char *name);

/* Depth, m, of the water in a cell at its deepest; its mean over the wet ground, which is what
   people stand in; surface, m2. Source: see tbr_basin_depth(). */
double tbr_flood_depth (const TbrFloodCell *cell);
double tbr_flood_mean_depth (const TbrFloodCell *cell);
double tbr_flood_surface (const TbrFloodCell *cell);

/* Sets every cell and dike as it is at the start; draws what the dikes bear. */
void tbr_flood_fill (TbrSim *sim, TbrHazardId hazard);
/* Inflow and rain up to now; levels of now. */
void tbr_flood_read_series (TbrSim *sim, TbrHazardId hazard);
/* Dikes fail, are raised, are closed again; asks for those too low. */
/* A section gives way, whatever the water. */
void tbr_flood_breach (TbrSim *sim, TbrHazardId hazard, guint32 i);
void tbr_flood_step_dikes (TbrSim *sim, TbrHazardId hazard, double seconds);
/* Moves the water of one cell over a span that ends now; @level is the one at its beginning. */
void tbr_flood_step_water (TbrSim *sim, TbrHazardId hazard, guint32 cell, double seconds,
                           double level);
/* People and dwellings of one cell after its water has moved. */
void tbr_flood_step_people (TbrSim *sim, TbrHazardId hazard, guint32 cell, double seconds);
/* Homes, water, power and telecom of one cell. */
void tbr_flood_step_services (TbrSim *sim, TbrHazardId hazard, guint32 cell, double hours);
/* Persons of a cell without power, and without safe water. */
double tbr_flood_powerless (const TbrSim *sim, TbrHazardId hazard, guint32 cell);
double tbr_flood_waterless (const TbrSim *sim, TbrHazardId hazard, guint32 cell);
/* Sets roads and bridges as they are at the start. */
void tbr_flood_find_roads (TbrSim *sim, TbrHazardId hazard);
/* What is wrong with the rows of roads and bridges. */
void tbr_flood_check_roads (const TbrScenario *scenario, const TbrObject *object,
                            TbrDiagnostics *faults);
/* Water comes over roads, leaves them to be cleared, takes bridges. */
void tbr_flood_step_roads (TbrSim *sim, TbrHazardId hazard);
/* Repairs, and so needs, that roads, bridges and services may ever open. */
guint tbr_flood_count_repairs (const TbrObject *object);
/* Tells how many roads are closed and bridges lost in a cell. */
void tbr_flood_tell_roads (TbrSim *sim, TbrHazardId hazard, guint32 cell);
/* Tells all harm of one cell that is not yet told. */
void tbr_flood_tell (TbrSim *sim, TbrHazardId hazard, guint32 cell);

/* Opens the need of a cell, or brings it up to date; closes it where @amount is 0. */
void tbr_flood_serve (TbrSim *sim, TbrHazardId hazard, guint32 cell, TbrFloodNeed which,
                      double amount, double required);
/* Work done on a need of a cell since it was last taken. */
double tbr_flood_take (TbrSim *sim, TbrFloodCell *cell, TbrFloodNeed which);
