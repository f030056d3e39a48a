/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* All that a role of an exercise may know at one instant: copies, never changed, safe to hand to
   any thread or, as text, to another machine. It is made of reports, not of what is true. */
#pragma once

#include <tabard/director.h>
#include <tabard/policy.h>
#include <tabard/snapshot.h>

G_BEGIN_DECLS

/* A line of a request for assistance that a role knows of. */
typedef struct
{
  guint32 line;     /* its number */
  TbrStateId state; /* who asks */
  TbrNeedKind need;
  TbrWorkClass work;
  TbrTime opened;  /* when it was entered */
  double asked;    /* rate, per hour */
  double accepted; /* of this, rate of offers taken up */
  gboolean is_own; /* the role's own request, not one that it is asked to answer */
} TbrLineSeen;

/* An offer that a role has made, or is to answer. */
typedef struct
{
  guint32 offer;         /* its number */
  guint32 line;          /* against which line */
  TbrUnitId unit;        /* what is offered */
  TbrStateId owner;      /* by whom; null: the Union */
  TbrNeedKind need;      /* of what kind of need: the rate is in its unit */
  TbrTime made;          /* when */
  TbrTime lapses;        /* when it is gone if nobody answers, TBR_NEVER: not known or answered */
  double rate;           /* per hour */
  const char *status;    /* made, held, accepted, refused, lapsed, ended */
  gboolean is_to_answer; /* the role can still take it up or refuse it */
} TbrOfferSeen;

/* A hazard at one place, as far as the role's reports of needs tell: nothing of it is taken from
   what is true. Needs of one hazard that lie near each other are one place. */
typedef struct
{
  guint32 hazard;  /* index in the scenario */
  guint n_reports; /* open needs there of which the role has been told; 0: it is not said where */
  TbrTime as_of;   /* the instant that the newest report describes, TBR_NEVER for none */
  double lon, lat; /* degrees, where the first of them is */
  double reach;    /* metres from there to the farthest */
} TbrHazardSeen;

/* A message that has reached a role. */
typedef struct
{
  TbrTime at;   /* when it arrived */
  TbrTime sent; /* when it was sent; earlier when its channel was cut */
  TbrMedium medium;
  const char *from;    /* who speaks; "" for nobody */
  const char *subject; /* in the language asked for */
  const char *body;
  const char *id; /* of the inject, "" for none */
} TbrLetter;

/* A way on which a role is reached, that can be cut. */
typedef struct
{
  const TbrContact *channel; /* owned by the exercise */
  gboolean is_cut;           /* there is no contact */
  TbrTime since;             /* since when; TBR_NEVER: it was never cut */
} TbrContactSeen;

typedef struct _TbrBriefing TbrBriefing;
struct _TbrBriefing
{
  TbrTime at;
  const TbrScenario *scenario; /* borrowed */
  const TbrExercise *exercise; /* borrowed */
  guint role;
  const TbrWording *duty; /* (nullable) what the role is, in the language asked for; owned by the
                             exercise */
  gboolean by_person;     /* a person plays it; orders are taken */
  TbrTime from, until;    /* when it may give orders */
  GArray *reports;        /* TbrReport: needs it has been told of and that are open, as told */
  GArray *units;          /* TbrUnitView: its own */
  GArray *hazards;        /* TbrHazardSeen: those of whose needs it knows, by hazard */
  GArray *lines;          /* TbrLineSeen: open ones */
  GArray *offers;         /* TbrOfferSeen */
  GArray *letters;        /* TbrLetter, in the order in which they arrived */
  GArray *channels;       /* TbrContactSeen: its own */
  GStringChunk *texts;
};

/**
 * tbr_director_brief:
 * @language: of messages; one that the exercise has not is taken as its first
 *
 * What a role may know now. With sight of its own only: needs on its land as last reported, its
 * units, its requests and those that it can help with, its offers and those made to it. Sight of
 * all adds the reports of all states. The coordination centre has the rescEU units and all lines
 * that have reached it. Returns: (transfer full)
 */
TbrBriefing *tbr_director_brief (const TbrDirector *director, guint role, const char *language);
void tbr_briefing_free (TbrBriefing *briefing);

/* A unit by its id, or a need by its number, as far as the role may know of it. Errors:
   TBR_ERROR_COMMAND: it is not for this role to see */
const TbrUnitView *tbr_briefing_unit (const TbrBriefing *briefing, const char *id, GError **error);
const TbrReport *tbr_briefing_need (const TbrBriefing *briefing, guint32 need, GError **error);

/* Whether nobody has come back from there yet: what is known is what was called in when it began.
 */
gboolean tbr_report_is_alarm (const TbrReport *report);

/* All of it for people, and for programs: {"role", "at", "tables": [...]}. (transfer full) */
char *tbr_briefing_text (const TbrBriefing *briefing);
char *tbr_briefing_json (const TbrBriefing *briefing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrBriefing, tbr_briefing_free)

G_END_DECLS
