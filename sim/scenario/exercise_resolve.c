/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What must fit together within an exercise: names, windows, languages, conditions. */
#include "scenario/exercise_kinds.h"

#include "base/quote.h"
#include "scenario/condition.h"

#include <tabard/policy.h>

#include <math.h>
#include <string.h>

#define ID_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"

/* An exercise while it is checked. */
typedef struct
{
  TbrExercise *exercise;
  TbrStore *store;
  TbrDiagnostics *faults;
  GStrv languages;
} Check;

static void G_GNUC_PRINTF (3, 4) refuse (const Check *check, guint line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (check->faults, check->exercise->file, line, "%s", message);
}

/* The id and line of one element of a list of structs, both at fixed places. */
typedef struct
{
  gconstpointer items;
  guint n;
  gsize size, line;
  const char *what; /* "inject" */
} List;

static const char *
id_of (const List *list, guint i)
{
  /* every struct begins with its id */
  return *(const char *const *) (gconstpointer) ((const guint8 *) list->items + i * list->size);
}

static guint
line_of (const List *list, guint i)
{
  return *(const guint *) (gconstpointer) ((const guint8 *) list->items + i * list->size
                                           + list->line);
}

#define LIST(Struct, Items, N, What)                                                               \
  (List)                                                                                           \
  {                                                                                                \
    .items = (Items), .n = (N), .size = sizeof (Struct), .line = G_STRUCT_OFFSET (Struct, line),   \
    .what = (What)                                                                                 \
  }
#define OBJECTIVES(e) LIST (TbrObjective, (e)->objectives, (e)->n_objectives, "objective")
#define ROLES(e) LIST (TbrRole, (e)->roles, (e)->n_roles, "role")
#define CHANNELS(e) LIST (TbrContact, (e)->channels, (e)->n_channels, "channel")
#define EXPECTEDS(e) LIST (TbrExpected, (e)->expecteds, (e)->n_expecteds, "expected action")
#define BRANCHES(e) LIST (TbrStoryBranch, (e)->branches, (e)->n_branches, "branch")
#define INJECTS(e) LIST (TbrInject, (e)->injects, (e)->n_injects, "inject")
#define CRITERIA(e) LIST (TbrCriterion, (e)->criteria, (e)->n_criteria, "criterion")

static void
check_ids (const Check *check, List list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list.n; i++)
    {
      const char *id = id_of (&list, i);
      if (*id == '\0' || id[strspn (id, ID_LETTERS)] != '\0')
        refuse (check, line_of (&list, i), "%s: name: letters, digits, '.', '_' and '-' only",
                list.what);
      else if (!g_hash_table_add (seen, (gpointer) id))
        refuse (check, line_of (&list, i), "a second %s '%s'", list.what, id);
    }
}

/* Index of the element called @id; a fault and TBR_NONE when there is none. */
static guint32
find (const Check *check, List list, const char *id, guint line)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint32 i = 0; i < list.n; i++)
    {
      if (g_str_equal (id_of (&list, i), id))
        return i;
      g_ptr_array_add (names, (gpointer) id_of (&list, i));
    }
  g_ptr_array_add (names, NULL);
  const char *meant = tbr_suggest (id, (const char *const *) names->pdata);
  g_autofree char *quoted = tbr_quote (id);
  refuse (check, line, "unknown %s %s%s%s%s", list.what, quoted,
          meant != NULL ? ": did you mean '" : "", meant != NULL ? meant : "",
          meant != NULL ? "'?" : "");
  return TBR_NONE;
}

/* Index of a kind of order; a fault and TBR_NONE when there is none. */
static guint32
find_order (const Check *check, const char *name, guint line)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint32 i = 0; tbr_command_kinds[i] != NULL; i++)
    {
      if (g_str_equal (tbr_command_kinds[i]->kind.name, name))
        return i;
      g_ptr_array_add (names, (gpointer) tbr_command_kinds[i]->kind.name);
    }
  g_ptr_array_add (names, NULL);
  g_autofree char *quoted = tbr_quote (name);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  refuse (check, line, "unknown kind of order %s: there are %s", quoted, list);
  return TBR_NONE;
}

/* A window within the exercise; an end that is not given is the exercise's. */
static void
check_window (const Check *check, const char *what, guint line, TbrTime from, TbrTime *until)
{
  if (*until == TBR_NEVER)
    *until = check->exercise->duration;
  if (*until > check->exercise->duration)
    refuse (check, line, "%s: until: the exercise is over before", what);
  if (from > *until)
    refuse (check, line, "%s: it begins after it ends", what);
}

/* Whether it is said once in every language of the exercise, and in no other. */
static void
check_wordings (const Check *check, const char *what, guint line, const TbrWordings *wordings)
{
  for (guint i = 0; check->languages[i] != NULL; i++)
    {
      guint n = 0;
      for (guint j = 0; j < wordings->n; j++)
        if (g_str_equal (wordings->items[j].language, check->languages[i]))
          n++;
      if (n != 1)
        refuse (check, line, "%s: %s text in '%s'", what, n == 0 ? "no" : "more than one",
                check->languages[i]);
    }
  for (guint j = 0; j < wordings->n; j++)
    if (!g_strv_contains ((const char *const *) check->languages, wordings->items[j].language))
      refuse (check, line, "%s: a text in '%s', which is none of the exercise's languages", what,
              wordings->items[j].language);
}

/* Whether what else an element has been given is in languages of the exercise, once in each. What
   is missing is no fault. */
static void
check_others (const Check *check, const char *what, guint line, const TbrWordings *wordings)
{
  for (guint i = 0; i < wordings->n; i++)
    {
      const char *language = wordings->items[i].language;
      if (!g_strv_contains ((const char *const *) check->languages, language))
        refuse (check, line, "%s: a text in '%s', which is none of the exercise's languages", what,
                language);
      else if (tbr_wording_in (wordings, language) != &wordings->items[i])
        refuse (check, line, "%s: more than one text in '%s'", what, language);
    }
}

static void
read_condition (const Check *check, const char *what, guint line, const char *text,
                TbrCondition *condition)
{
  g_autoptr (GError) error = NULL;

  if (!tbr_condition_parse (text, check->exercise, check->store, condition, &error))
    refuse (check, line, "%s: when: %s", what, error->message);
}

/* The decision points that a role's person takes. */
static void
check_points (const Check *check, const char *what, const TbrRole *role)
{
  g_auto (GStrv) points = g_strsplit (role->decides, " ", -1);

  for (guint i = 0; points[i] != NULL; i++)
    if (*points[i] != '\0' && !g_strv_contains (tbr_policy_decisions, points[i]))
      {
        const char *meant = tbr_suggest (points[i], tbr_policy_decisions);
        g_autofree char *quoted = tbr_quote (points[i]);
        refuse (check, role->line, "%s: decides: unknown decision point %s%s%s%s", what, quoted,
                meant != NULL ? ": did you mean '" : "", meant != NULL ? meant : "",
                meant != NULL ? "'?" : "");
      }
}

static void
resolve_roles (const Check *check, TbrRole *roles)
{
  for (guint i = 0; i < check->exercise->n_roles; i++)
    {
      TbrRole *role = &roles[i];
      g_auto (GStrv) orders = g_strsplit (role->orders, " ", -1);
      g_autofree char *what = g_strdup_printf ("role '%s'", role->id);
      for (guint j = 0; orders[j] != NULL; j++)
        if (*orders[j] != '\0')
          find_order (check, orders[j], role->line);
      check_points (check, what, role);
      check_window (check, what, role->line, role->from, &role->until);
      if (g_str_equal (role->id, "facilitator") || g_str_equal (role->id, "director"))
        refuse (check, role->line, "%s: so is called who leads, not who plays", what);
      if (role->wordings.n > 0)
        check_wordings (check, what, role->line, &role->wordings);
      for (guint j = 0; j < i; j++)
        if (g_str_equal (role->seat, check->exercise->roles[j].seat))
          refuse (check, role->line, "role '%s': the seat %s has been given to '%s'", role->id,
                  role->seat, check->exercise->roles[j].id);
    }
}

guint32
tbr_exercise_find_channel (const TbrExercise *exercise, const char *words)
{
  gsize n = strcspn (words, " ");

  for (guint32 i = 0; i < exercise->n_channels; i++)
    if (strlen (exercise->channels[i].id) == n && strncmp (exercise->channels[i].id, words, n) == 0)
      return i;
  return TBR_NONE;
}

guint32
tbr_exercise_channel_of (const TbrExercise *exercise, guint32 role, TbrMedium medium)
{
  for (guint32 i = 0; i < exercise->n_channels; i++)
    if (exercise->channels[i].role == role && exercise->channels[i].medium == (gint) medium)
      return i;
  return TBR_NONE;
}

static void
resolve_channels (const Check *check, TbrContact *channels)
{
  const TbrExercise *exercise = check->exercise;

  for (guint i = 0; i < exercise->n_channels; i++)
    {
      TbrContact *channel = &channels[i];
      channel->role = find (check, ROLES (exercise), channel->role_id, channel->line);
      if (channel->medium == TBR_MEDIUM_MAP)
        refuse (check, channel->line, "channel '%s': medium: nothing is said on the map",
                channel->id);
      if (*channel->region != '\0' && isnan (channel->telecom))
        refuse (check, channel->line, "channel '%s': region: it is for telecom", channel->id);
      for (guint j = 0; j < i; j++)
        if (channels[j].role == channel->role && channels[j].medium == channel->medium)
          refuse (check, channel->line, "channel '%s': %s of '%s' has the channel '%s' already",
                  channel->id, tbr_medium_names[channel->medium], channel->role_id, channels[j].id);
    }
}

/* "cut CHANNEL" and "restore CHANNEL"; what else there may be is held against the scenario. */
static void
check_effect_channel (const Check *check, const TbrInject *inject)
{
  const char *space = strchr (inject->effect, ' ');

  if (g_str_has_prefix (inject->effect, "cut ") || g_str_has_prefix (inject->effect, "restore "))
    find (check, CHANNELS (check->exercise), space + 1, inject->line);
}

gboolean
tbr_role_may_order (const TbrRole *role, const char *kind)
{
  g_auto (GStrv) orders = g_strsplit (role->orders, " ", -1);

  if (g_str_equal (kind, "set-seat"))
    return FALSE;
  return *role->orders == '\0' || g_strv_contains ((const char *const *) orders, kind);
}

static void
resolve_expecteds (const Check *check, TbrExpected *expecteds)
{
  const TbrExercise *exercise = check->exercise;

  for (guint i = 0; i < exercise->n_expecteds; i++)
    {
      TbrExpected *expected = &expecteds[i];
      g_autofree char *what = g_strdup_printf ("expected action '%s'", expected->id);
      expected->role = find (check, ROLES (exercise), expected->role_id, expected->line);
      expected->objective
          = find (check, OBJECTIVES (exercise), expected->objective_id, expected->line);
      expected->order_kind = TBR_NONE;
      check_window (check, what, expected->line, expected->from, &expected->until);
      check_others (check, what, expected->line, &expected->wordings);
      if (*expected->order == '\0')
        continue;
      expected->order_kind = find_order (check, expected->order, expected->line);
      if (expected->role != TBR_NONE && expected->order_kind != TBR_NONE
          && !tbr_role_may_order (&exercise->roles[expected->role], expected->order))
        refuse (check, expected->line, "%s: role '%s' may not order %s", what, expected->role_id,
                expected->order);
    }
}

static void
resolve_branches (const Check *check, TbrStoryBranch *branches)
{
  for (guint i = 0; i < check->exercise->n_branches; i++)
    {
      TbrStoryBranch *branch = &branches[i];
      g_autofree char *what = g_strdup_printf ("branch '%s'", branch->id);
      check_window (check, what, branch->line, branch->from, &branch->until);
      check_others (check, what, branch->line, &branch->wordings);
      read_condition (check, what, branch->line, branch->when_text, &branch->when);
    }
}

/* The roles that an inject reaches. */
static void
resolve_receivers (const Check *check, TbrInject *inject)
{
  const TbrExercise *exercise = check->exercise;
  g_auto (GStrv) names = g_strsplit (inject->to_text, " ", -1);
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      {
        guint32 role = find (check, ROLES (exercise), names[i], inject->line);
        g_array_append_val (roles, role);
      }
  gboolean is_for_all = roles->len == 0;
  for (guint32 i = 0; is_for_all && i < exercise->n_roles; i++)
    g_array_append_val (roles, i);
  inject->n_to = roles->len;
  inject->to = tbr_store_copy (check->store, roles->data, roles->len * sizeof (guint32));
}

/* When it is due. */
static void
resolve_release (const Check *check, const char *what, TbrInject *inject)
{
  gboolean has_time = inject->at != TBR_NEVER, has_condition = *inject->when_text != '\0';

  if (has_time && has_condition)
    refuse (check, inject->line, "%s: at or when, not both", what);
  if (!has_time && !has_condition && inject->release == TBR_RELEASER_DIRECTOR)
    refuse (check, inject->line, "%s: at or when must be given where the director releases it",
            what);
  check_window (check, what, inject->line, has_time ? inject->at : 0, &inject->until);
  if (has_condition)
    read_condition (check, what, inject->line, inject->when_text, &inject->when);
}

static void
resolve_injects (const Check *check, TbrInject *injects)
{
  const TbrExercise *exercise = check->exercise;
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      TbrInject *inject = &injects[i];
      g_autofree char *what = g_strdup_printf ("inject '%s'", inject->id);
      if (!g_hash_table_add (numbers, &inject->number))
        refuse (check, inject->line, "%s: a second inject with the number %" G_GINT64_FORMAT, what,
                inject->number);
      resolve_receivers (check, inject);
      check_effect_channel (check, inject);
      resolve_release (check, what, inject);
      inject->branch = *inject->branch_id != '\0'
                           ? find (check, BRANCHES (exercise), inject->branch_id, inject->line)
                           : TBR_NONE;
      inject->expected = *inject->expected_id != '\0'
                             ? find (check, EXPECTEDS (exercise), inject->expected_id, inject->line)
                             : TBR_NONE;
      if (inject->medium != TBR_MEDIUM_MAP || inject->wordings.n > 0)
        check_wordings (check, what, inject->line, &inject->wordings);
      if (inject->medium == TBR_MEDIUM_MAP && *inject->effect == '\0')
        refuse (check, inject->line, "%s: only the map shows it, but it has no effect", what);
    }
}

static void
resolve_criteria (const Check *check, TbrCriterion *criteria)
{
  const TbrExercise *exercise = check->exercise;

  for (guint i = 0; i < exercise->n_criteria; i++)
    {
      TbrCriterion *criterion = &criteria[i];
      gboolean is_measured = *criterion->measure != '\0';
      g_autofree char *what = g_strdup_printf ("criterion '%s'", criterion->id);
      check_others (check, what, criterion->line, &criterion->wordings);
      criterion->objective
          = find (check, OBJECTIVES (exercise), criterion->objective_id, criterion->line);
      if (is_measured == isnan (criterion->threshold))
        refuse (check, criterion->line, "criterion '%s': threshold %s", criterion->id,
                is_measured ? "must be given" : "is for measures, not for observers");
    }
}

static void
check_whole (const Check *check)
{
  const TbrExercise *exercise = check->exercise;

  if (exercise->duration <= 0)
    refuse (check, 0, "exercise: duration: nothing happens in no time");
  if (exercise->n_roles == 0)
    refuse (check, 0, "exercise: nobody plays: it has no <role>");
  if (exercise->n_objectives == 0)
    refuse (check, 0, "exercise: it has no <objective>");
  for (guint i = 0; i < exercise->n_objectives; i++)
    {
      const TbrObjective *objective = &exercise->objectives[i];
      g_autofree char *what = g_strdup_printf ("objective '%s'", objective->id);
      if (objective->wordings.n > 0)
        check_wordings (check, what, objective->line, &objective->wordings);
    }
  check_others (check, "exercise", 0, &exercise->wordings);
  for (guint i = 1; i < exercise->n_fog; i++)
    refuse (check, exercise->fog[i].line, "a second fog: the first is on line %u",
            exercise->fog[0].line);
  for (guint i = 0; i < exercise->n_guidance; i++)
    {
      const TbrGuidance *note = &exercise->guidance[i];
      if (note->at > exercise->duration)
        refuse (check, note->line, "guidance: at: the exercise is over before");
      check_others (check, "guidance", note->line, &note->wordings);
    }
}

void
tbr_exercise_resolve (TbrExercise *exercise, TbrStore *store, TbrDiagnostics *faults)
{
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  const Check check = { exercise, store, faults, languages };
  const List lists[]
      = { OBJECTIVES (exercise), ROLES (exercise),   CHANNELS (exercise), EXPECTEDS (exercise),
          BRANCHES (exercise),   INJECTS (exercise), CRITERIA (exercise) };

  check_whole (&check);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    check_ids (&check, lists[i]);
  /* the lists lie in the exercise's own memory and are nobody else's yet */
  resolve_roles (&check, (TbrRole *) exercise->roles);
  resolve_channels (&check, (TbrContact *) exercise->channels);
  resolve_expecteds (&check, (TbrExpected *) exercise->expecteds);
  resolve_branches (&check, (TbrStoryBranch *) exercise->branches);
  resolve_injects (&check, (TbrInject *) exercise->injects);
  resolve_criteria (&check, (TbrCriterion *) exercise->criteria);
}
