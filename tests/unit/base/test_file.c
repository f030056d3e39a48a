/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Files: limits on reading, and that writing is all or nothing. */
#include <tabard/file.h>

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tabard-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "results.csv", NULL);
}

/* Number of entries in the folder of the fixture, hidden ones too. */
static guint
count_entries (const Fixture *fixture)
{
  guint n = 0;
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_content (const Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  g_autofree char *content = tbr_file_read (fixture->path, 1 << 20, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, n, expected, strlen (expected));
  g_assert_cmpint (content[n], ==, '\0');
}

static void
test_file_reads_up_to_the_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  g_assert_true (tbr_file_write (fixture->path, "12345", 5, &error));
  g_autofree char *content = tbr_file_read (fixture->path, 5, &n, &error);
  g_assert_cmpstr (content, ==, "12345");
  g_assert_null (tbr_file_read (fixture->path, 4, &n, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_autofree char *message
      = g_strconcat (fixture->path, ": 5 bytes are more than the 4 allowed", NULL);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_file_reads_streams_within_the_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  g_assert_null (tbr_file_read ("/dev/zero", 1000000, &n, &error));
  g_assert_cmpstr (error->message, ==,
                   "/dev/zero: over 1000000 bytes are more than the 1000000 allowed");
  g_clear_error (&error);
  g_autofree char *content = tbr_file_read ("/dev/null", 0, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "");
  g_assert_cmpuint (n, ==, 0);
}

static void
test_file_refuses_what_is_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  g_assert_null (tbr_file_read (fixture->path, 10, &n, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_clear_error (&error);
  g_assert_null (tbr_file_read (fixture->folder, 10, &n, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_clear_error (&error);
  g_assert_null (tbr_file_writer_new (fixture->folder, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_clear_error (&error);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "file", NULL);
  g_assert_null (tbr_file_writer_new (nowhere, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
}

static void
test_file_appears_only_when_committed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (tbr_file_write (fixture->path, "old", 3, &error));
  g_autofree char *chunk = g_strnfill (100000, 'x');
  TbrFileWriter *writer = tbr_file_writer_new (fixture->path, &error);
  g_assert_true (tbr_file_writer_add_text (writer, chunk, &error));
  assert_content (fixture, "old");
  tbr_file_writer_free (writer);
  assert_content (fixture, "old");
  g_assert_cmpuint (count_entries (fixture), ==, 1);

  writer = tbr_file_writer_new (fixture->path, &error);
  g_assert_true (tbr_file_writer_add_text (writer, "new", &error));
  g_assert_true (tbr_file_writer_add_text (writer, chunk, &error));
  g_assert_true (tbr_file_writer_commit (writer, &error));
  tbr_file_writer_free (writer);
  g_autofree char *expected = g_strconcat ("new", chunk, NULL);
  assert_content (fixture, expected);
  g_assert_cmpuint (count_entries (fixture), ==, 1);
}

static void
test_file_may_be_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (tbr_file_write (fixture->path, "", 0, &error));
  assert_content (fixture, "");
}

static void
test_file_says_when_the_disk_is_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full");
      return;
    }
  g_assert_false (tbr_file_write ("/dev/full", "12345", 5, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_assert_cmpstr (
      error->message, ==,
      "/dev/full: 5 bytes cannot be written after the first 0: No space left on device");
}

static void
test_file_leaves_nothing_half_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (tbr_file_write (fixture->path, "old", 3, &error));
  struct rlimit before;
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  struct rlimit tight = { .rlim_cur = 100000, .rlim_max = before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_autofree char *chunk = g_strnfill (300000, 'x');
  gboolean is_written = tbr_file_write (fixture->path, chunk, 300000, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (is_written);
  g_autofree char *start
      = g_strconcat (fixture->path,
                     ": 200000 bytes cannot be written after the first 100000: ", NULL);
  g_assert_true (g_str_has_prefix (error->message, start));
  assert_content (fixture, "old");
  g_assert_cmpuint (count_entries (fixture), ==, 1);
}

/* Number of entries that a listing shows. */
static guint
count_visible (const Fixture *fixture)
{
  guint n = 0;
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    if (*name != '.')
      n++;
  return n;
}

static void
test_file_survives_the_death_of_its_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (tbr_file_write (fixture->path, "old", 3, &error));
  g_autofree char *chunk = g_strnfill (300000, 'x');
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      TbrFileWriter *writer = tbr_file_writer_new (fixture->path, NULL);
      if (writer != NULL && tbr_file_writer_add_text (writer, chunk, NULL))
        raise (SIGKILL);
      _exit (1);
    }
  int status;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  assert_content (fixture, "old");
  g_assert_cmpuint (count_visible (fixture), ==, 1);
  /* A file system without nameless files keeps the hidden one. */
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    if (*name == '.')
      {
        g_autofree char *left = g_build_filename (fixture->folder, name, NULL);
        g_test_message ("left behind: %s", name);
        g_unlink (left);
      }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/base/file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reads-up-to-the-limit", test_file_reads_up_to_the_limit);
  ADD ("reads-streams-within-the-limit", test_file_reads_streams_within_the_limit);
  ADD ("refuses-what-is-no-file", test_file_refuses_what_is_no_file);
  ADD ("appears-only-when-committed", test_file_appears_only_when_committed);
  ADD ("may-be-empty", test_file_may_be_empty);
  ADD ("says-when-the-disk-is-full", test_file_says_when_the_disk_is_full);
  ADD ("leaves-nothing-half-written", test_file_leaves_nothing_half_written);
  ADD ("survives-the-death-of-its-writer", test_file_survives_the_death_of_its_writer);
  return g_test_run ();
}
