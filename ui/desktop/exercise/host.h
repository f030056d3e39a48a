/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise under way in a thread of its own: what people say goes in, how it stands comes out.
 */
#pragma once

#include "desktop/moment.h"
#include "desktop/player.h"

#include <tabard/briefing.h>

G_BEGIN_DECLS

typedef struct _TbrHost TbrHost;

typedef struct
{
  const TbrExercise *exercise; /* must outlive the host */
  const TbrScenario *scenario; /* must outlive the host */
  const char *scenario_path;   /* as it is written into the log */
  const char *log;             /* (nullable) file; one that is there is gone on with */
  const char *language;        /* of messages */
  gboolean is_recording;       /* the log is shown at any instant, and nothing is said any more */
  gsize memory; /* of a recording: bytes that instants kept for going back may take */
  guint32 replication;
  GArray *script; /* (nullable) (transfer full): TbrLine, said when their time comes */
  TbrWakeFunc wake;
  gpointer wake_data;
} TbrHostSpec;

/* What is wanted of the host: the newest counts. */
typedef struct
{
  TbrTime until;    /* to go on to; an instant that is past: to stand still, and in a
                       recording to go back */
  gboolean to_next; /* stop at the first inject that comes on the way */
  gboolean leads;   /* whoever leads looks: what all seats are to answer is wanted */
  guint role;       /* what it may know is wanted too; TBR_NONE: of nobody */
  guint twin;       /* the same for a second screen */
} TbrHostWish;

/* Offers that wait for the answer of a person. */
typedef struct
{
  guint n;
  TbrTime due; /* until when the first of them should have one; TBR_NEVER: there is none */
} TbrWaiting;

/* How an exercise stands at an instant; never changed. */
typedef struct _TbrScene TbrScene;
struct _TbrScene
{
  guint serial;    /* of the wish that is fulfilled; one before the last while it is not yet */
  TbrTime at, end; /* end: of the exercise, or of what was recorded of it */
  gboolean is_over;
  guint64 digest; /* of the run so far */
  TbrInjectProgress *injects;
  TbrBranchProgress *branches;
  TbrExpectedProgress *expecteds;
  TbrRoleProgress *roles;
  TbrContactProgress *channels;
  TbrWaiting *waiting; /* by role */
  GArray *lines;       /* TbrLineSeen: all that any role knows of, by number */
  GArray *offers;      /* TbrOfferSeen: the same */
  guint *marks;        /* by criterion */
  TbrTurn *turns;      /* texts owned by the host */
  guint n_turns;
  TbrMoment *truth;
  guint role;            /* of whom the next two are; TBR_NONE: they are NULL */
  TbrBriefing *briefing; /* all that it may know */
  TbrMoment *belief;     /* the map that can be drawn from it */
  TbrScene *twin;        /* the same for a second screen, without turns; NULL when none is wanted */
};

void tbr_scene_free (TbrScene *scene);

/* What became of something that was said or only tried. */
typedef struct
{
  guint number;  /* as tbr_host_say() returned it */
  gboolean only; /* it was tried only */
  char *refusal; /* why not; NULL: done, or it would be done */
} TbrHostAnswer;

void tbr_host_answer_free (TbrHostAnswer *answer);

/* Begins at once; @spec is copied. */
TbrHost *tbr_host_new (const TbrHostSpec *spec);
/* Stops it; all that was said is in the log. */
void tbr_host_free (TbrHost *host);

/* Returns: the wish's serial */
guint tbr_host_want (TbrHost *host, const TbrHostWish *wish);
/* Says something as of tbr_director_say(), at the instant at which the run is when it is heard.
   Returns: the number of its answer */
guint tbr_host_say (TbrHost *host, const char *who, const char *words);
/* Asks whether a role could say it now; nothing is done and nothing noted. */
guint tbr_host_try (TbrHost *host, const char *who, const char *words);
/* (transfer full) (nullable) */
TbrScene *tbr_host_take (TbrHost *host);
/* The next answer. (transfer full) (nullable) */
TbrHostAnswer *tbr_host_take_answer (TbrHost *host);
/* Why it cannot begin or go on, or why its log cannot be written; NULL while all is well. Owned by
   the host. */
const char *tbr_host_fault (TbrHost *host);
/* What lines of its script its log has gone past, for people, so that nothing of it is said; NULL:
   none. Owned by the host. */
const char *tbr_host_late (TbrHost *host);

G_END_DECLS
