#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-gate.h"
#include "studio-cli-options.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-published.h"
#include "studio-spread.h"

/** SpreadOptions: as they were written. */
typedef struct
{
  char *link;
  char *output;
  StudioCliGate gate;
} SpreadOptions;

static void
spread_options_clear (SpreadOptions *options)
{
  g_free (options->link);
  g_free (options->output);
  studio_cli_gate_clear (&options->gate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpreadOptions, spread_options_clear)

/* --- the command --- */

static void
tell (const char *name,
      const StudioSpreadPicture *picture,
      const char *text)
{
  glong over = g_utf8_strlen (text, -1) - STUDIO_SPREAD_MAX_TEXT;

  if (!picture->small)
    studio_cli_warn (name, _ ("The picture stays above 300 kB. Choose one with less in it."));
  if (over > 0) {
    g_autofree char *sentence = g_strdup_printf (_ ("The text is too long by %d characters. Shorten it."), (int) over);

    studio_cli_warn (name, sentence);
  }
}

static StudioCliExit
make_package (const char *name,
              const SpreadOptions *options,
              StudioSnapshot *snapshot,
              const char *stamp)
{
  g_autoptr (StudioPlatforms) limits = studio_platforms_load ();
  g_autofree char *link = options->link != NULL ? g_strdup (options->link) : studio_spread_find_link (snapshot);
  g_autofree char *text = studio_spread_word (snapshot, link);
  g_autoptr (StudioSpreadPicture) picture = NULL;
  g_autoptr (GPtrArray) files = NULL;
  GError *error = NULL;

  picture = studio_spread_draw (snapshot, limits, stamp, NULL, &error);
  if (picture != NULL)
    files = studio_spread_list_files (snapshot, picture, text, link, studio_spread_get_phase (), &error);
  if (files == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, name, error);
  if (!studio_pack_write (options->output, files, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, options->output, error);
  tell (name, picture, text);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
spread (const char *name,
        const SpreadOptions *options)
{
  const StudioCliPostOptions content = { .use = STUDIO_CLI_CONTENT_TO_DRAW };
  StudioCliExit code;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioGateAnswer) answer = NULL;

  if (options->output == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "spread", _ ("It is not said where to write. Add -o FOLDER or -o FILE.zip."));
  if (options->link != NULL && !studio_published_is_link (options->link))
    return studio_cli_fail (STUDIO_CLI_USAGE, "--link", _ ("This is no web address. Paste the whole link; it begins with “https://”."));
  post = studio_cli_post_open (name, &content, &code);
  if (post == NULL)
    return code;
  snapshot = studio_post_snapshot (post);
  code = studio_cli_gate_pass (&options->gate, name, snapshot, &answer);
  if (code == STUDIO_CLI_DONE)
    code = make_package (name, options, snapshot, answer != NULL ? answer->stamp : NULL);
  return code == STUDIO_CLI_DONE && studio_cli_post_is_file (name) ? studio_cli_gate_record (&options->gate, name, STUDIO_RELEASE_PACK, answer) : code;
}

static StudioCliExit
run_spread (const char *const *argv)
{
  g_auto (SpreadOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "link", 0, 0, G_OPTION_ARG_FILENAME, &options.link, N_ ("Where the post can be seen; without it, where it was published"), N_ ("URL") },
    STUDIO_CLI_GATE_ENTRIES (options.gate),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write into this folder, or this ZIP file"), N_ ("FOLDER|FILE.zip") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_spread, entries, argv, 1, &operands, &code))
    return code;
  return spread (operands[0], &options);
}

const StudioCliCommand studio_cli_spread = {
  "spread", N_ ("POST [--link URL] [OPTION…] -o FOLDER|FILE.zip"), N_ ("Makes the share package for chat groups: a short text, a small picture, QR code, neutrality reminder."), TRUE, run_spread
};
