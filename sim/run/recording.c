/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Recordings: written while a run goes on, read back, replayed and compared. */
#include <tabard/recording.h>

#include <tabard/file.h>
#include <tabard/units.h>

#include <string.h>

#define HEAD "tabard-recording 2"
/* Recordings of the form before had no last line, so that a cut one could not be told. */
#define OLD_HEAD "tabard-recording 1"
#define END "end "
/* Largest recording that is read. */
#define LIMIT ((gsize) 64 << 20)

static void
entry_clear (gpointer entry)
{
  g_free (((TbrRecordingEntry *) entry)->order);
}

TbrRecording *
tbr_recording_empty (void)
{
  TbrRecording *self = g_new0 (TbrRecording, 1);

  self->settings = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_array_new (FALSE, TRUE, sizeof (TbrRecordingEntry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

/* Takes over the orders that a saved run was given before. */
static void
add_past (TbrRecording *self, const TbrSim *sim)
{
  g_autofree char *log = tbr_sim_log (sim);
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (TbrCommand) command = NULL;
      char *end = g_strrstr (lines[i], TBR_LOG_EVENTS);
      TbrRecordingEntry entry = { 0 };

      if (end == NULL
          || !g_ascii_string_to_unsigned (end + strlen (TBR_LOG_EVENTS), 10, 0, G_MAXUINT64,
                                          &entry.n_events, NULL))
        continue;
      *end = '\0';
      command = tbr_command_parse (tbr_sim_scenario (sim), lines[i], NULL);
      if (command == NULL)
        continue;
      entry.at = command->at;
      entry.order = g_strdup (lines[i]);
      g_array_append_val (self->entries, entry);
    }
}

TbrRecording *
tbr_recording_new (const TbrSim *sim, const char *path, const char *const *settings)
{
  const TbrScenario *scenario = tbr_sim_scenario (sim);
  TbrRecording *self = tbr_recording_empty ();

  self->scenario = g_strdup (path);
  self->id = g_strdup (scenario->id);
  self->scenario_digest = scenario->digest;
  self->seed = tbr_sim_seed (sim);
  self->replication = tbr_sim_replication (sim);
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    g_ptr_array_add (self->settings, g_strdup (settings[i]));
  g_ptr_array_add (self->settings, NULL);
  add_past (self, sim);
  return self;
}

void
tbr_recording_free (TbrRecording *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->scenario);
  g_free (self->id);
  g_ptr_array_unref (self->settings);
  g_array_unref (self->entries);
  g_free (self);
}

static void
add_entry (TbrRecording *self, const TbrSim *sim, char *order)
{
  TbrRecordingEntry entry
      = { tbr_sim_now (sim), tbr_sim_n_events (sim), tbr_sim_digest (sim), order, 0 };
  g_array_append_val (self->entries, entry);
}

void
tbr_recording_mark (TbrRecording *self, const TbrSim *sim)
{
  add_entry (self, sim, NULL);
}

void
tbr_recording_order (TbrRecording *self, const TbrSim *sim, const TbrCommand *command)
{
  add_entry (self, sim, tbr_command_format (tbr_sim_scenario (sim), command));
}

gboolean
tbr_recording_save (const TbrRecording *self, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (HEAD "\n");

  g_string_append_printf (text, "scenario %s\nid %s\n", self->scenario, self->id);
  g_string_append_printf (text, "scenario-digest %016" G_GINT64_MODIFIER "x\n",
                          self->scenario_digest);
  g_string_append_printf (text, "seed %" G_GUINT64_FORMAT "\nreplication %u\n", self->seed,
                          self->replication);
  for (guint i = 0; i < self->settings->len && self->settings->pdata[i] != NULL; i++)
    g_string_append_printf (text, "set %s\n", (const char *) self->settings->pdata[i]);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const TbrRecordingEntry *entry = &g_array_index (self->entries, TbrRecordingEntry, i);
      g_string_append_printf (text,
                              "%s %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT " %016" G_GINT64_MODIFIER
                              "x%s%s\n",
                              entry->order != NULL ? "order" : "mark", entry->at, entry->n_events,
                              entry->digest, entry->order != NULL ? " " : "",
                              entry->order != NULL ? entry->order : "");
    }
  g_string_append_printf (text, END "%u\n", self->entries->len);
  return tbr_file_write (path, text->str, text->len, error);
}

/* Reads "mark AT EVENTS DIGEST" or "order AT EVENTS DIGEST LINE". */
static gboolean
read_entry (TbrRecording *self, const char *line, guint number)
{
  gboolean is_order = g_str_has_prefix (line, "order ");
  g_auto (GStrv) words = g_strsplit (line, " ", is_order ? 5 : 4);
  TbrRecordingEntry entry = { 0 };
  guint64 at = 0;

  if (g_strv_length (words) != (is_order ? 5u : 4u)
      || !g_ascii_string_to_unsigned (words[1], 10, 0, G_MAXINT64, &at, NULL)
      || !g_ascii_string_to_unsigned (words[2], 10, 0, G_MAXUINT64, &entry.n_events, NULL)
      || !g_ascii_string_to_unsigned (words[3], 16, 0, G_MAXUINT64, &entry.digest, NULL))
    return FALSE;
  entry.at = (TbrTime) at;
  entry.line = number;
  entry.order = is_order ? g_strdup (words[4]) : NULL;
  g_array_append_val (self->entries, entry);
  return TRUE;
}

gboolean
tbr_recording_read_head (TbrRecording *self, const char *line)
{
  const char *value = strchr (line, ' ');
  guint64 number;

  if (value == NULL)
    return FALSE;
  value++;
  if (g_str_has_prefix (line, "scenario-digest "))
    return g_ascii_string_to_unsigned (value, 16, 0, G_MAXUINT64, &self->scenario_digest, NULL);
  if (g_str_has_prefix (line, "seed "))
    return g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT64, &self->seed, NULL);
  if (g_str_has_prefix (line, "replication "))
    {
      gboolean good = g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &number, NULL);
      self->replication = good ? (guint32) number : 0;
      return good;
    }
  if (g_str_has_prefix (line, "set "))
    g_ptr_array_add (self->settings, g_strdup (value));
  else if (g_str_has_prefix (line, "scenario ") && self->scenario == NULL)
    self->scenario = g_strdup (value);
  else if (g_str_has_prefix (line, "id ") && self->id == NULL)
    self->id = g_strdup (value);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_line (TbrRecording *self, const char *line, guint number)
{
  return g_str_has_prefix (line, "mark ") || g_str_has_prefix (line, "order ")
             ? read_entry (self, line, number)
             : tbr_recording_read_head (self, line);
}

/* Whether the first line is that of a recording that can be read. */
static gboolean
check_head (const char *path, const char *line, GError **error)
{
  if (line != NULL && g_str_equal (line, HEAD))
    return TRUE;
  if (line != NULL && g_str_equal (line, OLD_HEAD))
    g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                 "%s:1: a recording of an older form, which does not tell its end: run the "
                 "scenario again to record it anew",
                 path);
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:1: not a recording: it begins with '%s'",
                 path, HEAD);
  return FALSE;
}

/* Whether the recording is whole: its last line, NULL when there is none, counts its entries. */
static gboolean
check_end (const TbrRecording *self, const char *last, GError **error)
{
  guint64 n = 0;

  if (last != NULL && g_ascii_string_to_unsigned (last + strlen (END), 10, 0, G_MAXUINT, &n, NULL)
      && n == self->entries->len)
    return TRUE;
  if (last == NULL || n == 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                   "%s: it is cut off after %u entries: its last line, 'end' and their number, is "
                   "missing",
                   self->path, self->entries->len);
      return FALSE;
    }
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
               "%s: %u entries are left of the %" G_GUINT64_FORMAT " that its last line counts",
               self->path, self->entries->len, n);
  return FALSE;
}

TbrRecording *
tbr_recording_load (const char *path, GError **error)
{
  gsize length;
  g_autofree char *text = tbr_file_read (path, LIMIT, &length, error);
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  g_autoptr (TbrRecording) self = NULL;

  if (text == NULL)
    return NULL;
  if (!check_head (path, lines[0], error))
    return NULL;
  self = tbr_recording_empty ();
  self->path = g_strdup (path);
  guint n = g_strv_length (lines) - 1;
  if (lines[n][0] != '\0')
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: it is cut off within this line",
                   path, n + 1);
      return NULL;
    }
  const char *last = g_str_has_prefix (lines[n - 1], END) ? lines[--n] : NULL;
  for (guint i = 1; i < n; i++)
    if (lines[i][0] != '\0' && !read_line (self, lines[i], i + 1))
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: '%s' is no line of a recording",
                     path, i + 1, lines[i]);
        return NULL;
      }
  if (!check_end (self, last, error))
    return NULL;
  if (self->scenario == NULL || self->id == NULL)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: names no scenario", path);
      return NULL;
    }
  g_ptr_array_add (self->settings, NULL);
  return g_steal_pointer (&self);
}

/* Where an entry stands: "recording.log:12", or its instant when it was not read from a file. */
static char *
place_of (const TbrRecording *self, const TbrRecordingEntry *entry, const TbrSim *sim)
{
  return self->path != NULL && entry->line > 0
             ? g_strdup_printf ("%s:%u", self->path, entry->line)
             : tbr_instant_format (tbr_sim_scenario (sim)->start_unix + entry->at);
}

/* Brings the run to the point of an entry. Returns: what differs, or NULL. (transfer full) */
static char *
go_to (TbrSim *sim, const TbrRecordingEntry *entry)
{
  g_autofree char *at = NULL;

  while (tbr_sim_n_events (sim) < entry->n_events)
    if (!tbr_sim_step (sim))
      return g_strdup_printf ("the replay ends after %" G_GUINT64_FORMAT
                              " events, the recording has %" G_GUINT64_FORMAT,
                              tbr_sim_n_events (sim), entry->n_events);
  /* Not further when the instant is reached: an order may come before the events of its own. */
  if (tbr_sim_now (sim) < entry->at)
    tbr_sim_run_until (sim, entry->at);
  at = tbr_instant_format (tbr_sim_scenario (sim)->start_unix + tbr_sim_now (sim));
  if (tbr_sim_n_events (sim) != entry->n_events || tbr_sim_now (sim) != entry->at)
    return g_strdup_printf ("at %s the replay has handled %" G_GUINT64_FORMAT
                            " events, the recording %" G_GUINT64_FORMAT,
                            at, tbr_sim_n_events (sim), entry->n_events);
  if (entry->digest != 0 && tbr_sim_digest (sim) != entry->digest)
    return g_strdup_printf ("at %s the digest is %016" G_GINT64_MODIFIER
                            "x, the recording has %016" G_GINT64_MODIFIER "x",
                            at, tbr_sim_digest (sim), entry->digest);
  return NULL;
}

static gboolean
give_order (TbrSim *sim, const TbrRecordingEntry *entry, GError **error)
{
  g_autoptr (TbrCommand) command = tbr_command_parse (tbr_sim_scenario (sim), entry->order, error);

  return command != NULL && tbr_sim_order (sim, command, error);
}

gboolean
tbr_recording_replay (const TbrRecording *self, TbrSim *sim, TbrTime until, char **out_difference,
                      GError **error)
{
  g_autofree char *difference = NULL;

  if (tbr_sim_scenario (sim)->digest != self->scenario_digest)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                   "the scenario '%s' has changed since the recording was made", self->scenario);
      return FALSE;
    }
  for (guint i = 0; i < self->entries->len && difference == NULL; i++)
    {
      const TbrRecordingEntry *entry = &g_array_index (self->entries, TbrRecordingEntry, i);
      g_autofree char *place = place_of (self, entry, sim);
      g_autofree char *what = NULL;

      if (entry->at > until)
        break;
      what = go_to (sim, entry);
      if (what != NULL)
        difference = g_strdup_printf ("%s: %s", place, what);
      else if (entry->order != NULL && !give_order (sim, entry, error))
        {
          g_prefix_error (error, "%s: ", place);
          return FALSE;
        }
    }
  if (difference == NULL && until < TBR_NEVER)
    tbr_sim_run_until (sim, until);
  *out_difference = g_steal_pointer (&difference);
  return TRUE;
}
