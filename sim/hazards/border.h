/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sections of an external border under pressure: what the scenario says of them and what they are
   now. */
#pragma once

#include "hazards/hazard.h"
#include "hazards/random_search.h"

/* How people come over a section. */
typedef enum
{
  TBR_BORDER_LAND,
  TBR_BORDER_SEA,
  TBR_BORDER_WAYS
} TbrBorderWay;

/* What differs between land and sea. */
typedef struct
{
  double group;     /* persons in a group, mean */
  double sweep;     /* m that a patrol sees */
  double speed;     /* m/s of a patrol */
  TbrTime crossing; /* for which a group is in the belt */
} TbrBorderPassage;

/* What the scenario says; see border_table.c. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime step;
  TbrBorderPassage passage[TBR_BORDER_WAYS];
  double spread, feedback;
  TbrTime learning;
  double detection;
  TbrTime picture_age, picture_life;
  double distress, drowning;
  TbrTime adrift;
  double desk; /* 1/s */
  TbrTime wait, clear;
  double vulnerable;
  gboolean first;
  double onward; /* 1/s */
  double crowding;
  double freezing, cold_rate, sick, consultations; /* degC, 1, 1, 1/s */
} TbrBorderValues;

/* <section>: a stretch of border with one centre of registration. */
typedef struct
{
  const char *name;
  double lon, lat;
  guint32 state; /* TbrStateId, TBR_NONE: that of the hazard */
  gint way;      /* TbrBorderWay */
  double length, depth, coverage, presenting, patrols, desks, beds, transfer;
  double doctors; /* patients a second; NAN: as many as come */
} TbrBorderSectionRow;

/* <arrivals>: from an instant on. */
typedef struct
{
  TbrTime at;
  const char *section;
  double value; /* persons a second */
} TbrBorderArrivalsRow;

/* <weather>: from an instant on. */
typedef struct
{
  TbrTime at;
  const char *section; /* empty: all */
  double temperature;  /* degC, lowest of the day */
} TbrBorderWeatherRow;

enum
{
  TBR_BORDER_ROWS_SECTION,
  TBR_BORDER_ROWS_ARRIVALS,
  TBR_BORDER_ROWS_WEATHER,
  TBR_BORDER_ROWS,
};

#define TBR_BORDER_N_PARAMS 30

extern const TbrParam tbr_border_params[TBR_BORDER_N_PARAMS];
extern const TbrRowKind tbr_border_rows[TBR_BORDER_ROWS];

/* Needs of a section. */
typedef enum
{
  TBR_BORDER_NEED_PATROL,
  TBR_BORDER_NEED_REGISTRATION,
  TBR_BORDER_NEED_RECEPTION,
  TBR_BORDER_NEED_CLINIC,
  TBR_BORDER_NEED_N
} TbrBorderNeed;

/* Times that one need of a section may arise. Our assumption. */
#define TBR_BORDER_WAVES 8
/* Groups that are told apart in a line. Our assumption; older ones are put together. */
#define TBR_BORDER_BATCHES 512

/* One need of a section. */
typedef struct
{
  guint32 need;  /* TbrNeedId while open, else TBR_NONE */
  guint32 times; /* opened so far */
  TbrTime quiet; /* since when nothing is wanted, TBR_NEVER while something is */
} TbrBorderSlot;

/* People who came together, or nearly so. */
typedef struct
{
  TbrTime at;    /* when they joined the line, in the mean */
  double people; /* persons still in line */
} TbrBorderBatch;

/* A line before the desks: first come, first served. */
typedef struct
{
  TbrBorderBatch batches[TBR_BORDER_BATCHES]; /* a ring */
  double people;                              /* persons in it */
  guint32 head, n;                            /* oldest batch; number of batches */
} TbrBorderLine;

/* Lines of a section, in the order in which they are served where the vulnerable go first. */
typedef enum
{
  TBR_BORDER_LINE_VULNERABLE,
  TBR_BORDER_LINE_OTHERS,
  TBR_BORDER_LINES
} TbrBorderClass;

/* One section. Everybody is in one place: arrived = dead + unseen + onward + waiting + frozen in
   line + registered, registered = in_care + transferred + frozen in care; and of the patients
   fell_ill = sick + treated. */
typedef struct
{
  TbrStream chance;               /* when groups set out */
  TbrTime served;                 /* up to when the desks have worked */
  double factor;                  /* of the arrivals, by what smugglers have learnt: 1 as written */
  double detected_lately;         /* share of groups, mean over the time of learning */
  double joined_lately;           /* persons an hour that joined the lines, mean over a day */
  double arrived;                 /* persons who set out and were not turned to another section */
  double dead;                    /* persons drowned */
  double seen;                    /* persons detected */
  double unseen;                  /* persons who went on unseen */
  double onward;                  /* persons who left a line unregistered */
  double registered;              /* persons */
  double in_time;                 /* of these, within 24 h */
  double waited;                  /* person-hours in line of the registered */
  double vulnerable;              /* persons registered who are vulnerable */
  double vulnerable_hours;        /* person-hours in line of those */
  double in_care;                 /* persons registered and not yet transferred */
  double transferred;             /* persons */
  double frozen_in_line;          /* persons dead of cold before they were registered */
  double frozen_in_care;          /* and after */
  double came;                    /* persons who have reached the centre, up to the last step */
  double fell_ill, sick, treated; /* patients: in all, waiting, seen by a doctor */
  double last_deaths, last_unseen, last_onward, last_waiting, last_over, last_outside; /* not told
                                                                                        */
  double last_frozen, last_untreated;
  TbrBorderSlot needs[TBR_BORDER_NEED_N];
  guint32 n_groups;    /* that might have set out so far: the number of the next one */
  guint32 row;         /* of the arrivals in force, TBR_NONE before the first */
  guint32 overwhelmed; /* not 0: the beds were full at the last step */
  guint32 reserved;
  TbrBorderLine lines[TBR_BORDER_LINES];
} TbrBorderSection;

/* All of one hazard; behind it the sections. */
typedef struct
{
  TbrTime updated; /* instant of the last step */
  TbrTime told;    /* last telling of harm and measures */
  guint32 n_sections, reserved;
} TbrBorderState;

/* Measures; by section. Those of people and hours are sums since the start but for the last. */
typedef enum
{
  TBR_BORDER_ARRIVED,    /* persons */
  TBR_BORDER_SEEN,       /* persons */
  TBR_BORDER_REGISTERED, /* persons */
  TBR_BORDER_IN_TIME,    /* persons registered within 24 h */
  TBR_BORDER_WAITED,     /* person-hours */
  TBR_BORDER_VULNERABLE, /* vulnerable persons registered */
  TBR_BORDER_VULNERABLE_WAITED,
  TBR_BORDER_WAITING,   /* persons in line now */
  TBR_BORDER_RECEPTION, /* persons in the centre now */
  TBR_BORDER_PATROLS,   /* at work now */
  TBR_BORDER_FROZEN,    /* persons dead of cold */
  TBR_BORDER_SICK,      /* patients who wait now */
  TBR_BORDER_TREATED,   /* patients */
  TBR_BORDER_MEASURES
} TbrBorderMeasure;

static inline const TbrBorderValues *
tbr_border_values (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static inline TbrBorderState *
tbr_border_state (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_state (sim, hazard);
}

static inline TbrBorderSection *
tbr_border_section (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  return (TbrBorderSection *) (gpointer) (tbr_border_state (sim, hazard) + 1) + i;
}

static inline const TbrBorderSectionRow *
tbr_border_row (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &((const TbrBorderSectionRow *) rows[TBR_BORDER_ROWS_SECTION].data)[i];
}

static inline double
tbr_border_waiting (const TbrBorderSection *section)
{
  return section->lines[TBR_BORDER_LINE_VULNERABLE].people
         + section->lines[TBR_BORDER_LINE_OTHERS].people;
}

/* Persons in the centre of a section: those in line and those registered. */
static inline double
tbr_border_present (const TbrBorderSection *section)
{
  return tbr_border_waiting (section) + section->in_care;
}

/* The section called @name: the first when the name is empty; TBR_NONE when there is none. */
guint32 tbr_border_find_section (const TbrObject *object, const char *name);
/* The state in which a section lies. */
TbrStateId tbr_border_place (const TbrSim *sim, TbrHazardId hazard, guint32 i);

/* Patrols at work on a section; probability that they, or the picture, notice a group that is
   there for @time. Source: see tbr_search_detection(). */
double tbr_border_patrols (const TbrSim *sim, TbrHazardId hazard, guint32 i);
double tbr_border_detection (const TbrSim *sim, TbrHazardId hazard, guint32 i, TbrTime time);
/* Patrols wanted on a section: none while nobody comes. */
double tbr_border_patrols_wanted (const TbrSim *sim, TbrHazardId hazard, guint32 i);
/* When the next group might set out, TBR_NEVER for none within the run. */
TbrTime tbr_border_next_group (TbrSim *sim, TbrHazardId hazard, guint32 i);
/* It does, or goes to another section. */
void tbr_border_take_group (TbrSim *sim, TbrHazardId hazard, guint32 i);
/* People come at once over a section, all of them seen. */
void tbr_border_add_people (TbrSim *sim, TbrHazardId hazard, guint32 i, double people);
/* Smugglers turn to the sections where fewer were noticed. */
void tbr_border_learn (TbrSim *sim, TbrHazardId hazard, double seconds);

/* People join the lines of a section now. */
void tbr_border_join (const TbrBorderValues *values, TbrBorderSection *section, TbrTime now,
                      double people);
/* The desks of a section work up to now. */
void tbr_border_serve (TbrSim *sim, TbrHazardId hazard, guint32 i);
/* Some of those in line go on unregistered. */
void tbr_border_leave (const TbrBorderValues *values, TbrBorderSection *section, double seconds);
/* A share of those in line are gone; how many. */
double tbr_border_thin (TbrBorderSection *section, double share);
/* Rate of registration wanted from outside, persons an hour. */
double tbr_border_desks_wanted (const TbrBorderValues *values, const TbrBorderSectionRow *row,
                                const TbrBorderSection *section);

/**
 * tbr_border_freeze:
 * @outside: persons who sleep without a roof
 *
 * Below freezing some of them die. Over a span that ends now.
 *
 * Source: [HAZARDS] section 4, 1 to 3 of 100,000 in a day, for homes below freezing; that it holds
 * for those without a roof is our assumption. Five died in the winter of 2016 to 2017 on the Greek
 * islands [PROASYL2018].
 */
void tbr_border_freeze (TbrSim *sim, TbrHazardId hazard, guint32 i, double outside, double seconds);
/**
 * tbr_border_treat:
 *
 * People fall ill, or are when they come; the centre's own doctors and those who have come to help
 * see them. Over a span that ends now.
 *
 * Source: [SPHERE2018] four consultations a person and year
 */
void tbr_border_treat (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds);
/* Whether the doctors of some section are counted at all. */
gboolean tbr_border_counts_patients (const TbrObject *object);

/* A step of beds, transfers and needs of a section over a span that ends now. */
void tbr_border_step_centre (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds);
/* Opens a need of a section or brings it up to date. */
void tbr_border_want (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrBorderNeed which, double stock,
                      double required);
/* Tells all of a section that is not yet told. */
void tbr_border_tell (TbrSim *sim, TbrHazardId hazard, guint32 i);
