#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-cli-shelf.h"
#include "studio-error.h"
#include "studio-moment.h"
#include "studio-platforms.h"
#include "studio-publishing.h"

/** PublishedOptions: as they were written. @post: its id */
typedef struct
{
  const char *post;
  char *platform;
  char *account;
  char *link;
  char *at;
  char *by;
} PublishedOptions;

static void
published_options_clear (PublishedOptions *options)
{
  g_free (options->platform);
  g_free (options->account);
  g_free (options->link);
  g_free (options->at);
  g_free (options->by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PublishedOptions, published_options_clear)

/* The platform that is named, by its id or another name of it, or the one whose own address the link has. */
static gboolean
find_platform (const PublishedOptions *options,
               char **id)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  const char *name = options->platform != NULL ? options->platform : options->link != NULL ? studio_published_platform_of (options->link)
                                                                                           : NULL;
  const StudioPlatform *platform = name != NULL ? studio_platforms_find (platforms, name) : NULL;

  if (name == NULL)
    studio_cli_fail (STUDIO_CLI_USAGE, "--platform", _ ("Choose the platform the post was published on."));
  else if (platform == NULL)
    studio_cli_fail (STUDIO_CLI_USAGE, "--platform", _ ("“%s” is no platform that is known."), name);
  else
    *id = g_strdup (platform->id);
  return platform != NULL;
}

static StudioCliExit
mark (StudioLibrary *library,
      gpointer data)
{
  const PublishedOptions *options = data;
  StudioPublication publication = { .account = options->account, .link = options->link, .by = options->by };
  g_autofree char *platform = NULL;
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  GError *error = NULL;

  if (!find_platform (options, &platform))
    return STUDIO_CLI_USAGE;
  if (options->at != NULL && !studio_moment_parse (options->at, &publication.at, &publication.offset))
    return studio_cli_fail (STUDIO_CLI_USAGE, "--at", _ ("This has to be a day and a time such as “2026-11-25T09:00:00+08:00”."));
  publication.platform = platform;
  studio_publishing_mark_async (library, options->post, &publication, 1, NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  if (!studio_publishing_finish (library, answer, NULL, &error))
    return studio_cli_fail_error (STUDIO_CLI_INPUT, options->post, error);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
run_published (const char *const *argv)
{
  g_auto (PublishedOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "platform", 0, 0, G_OPTION_ARG_FILENAME, &options.platform, N_ ("Where it was published; the link may tell"), N_ ("ID") },
    { "account", 0, 0, G_OPTION_ARG_FILENAME, &options.account, N_ ("Under this account"), N_ ("NAME") },
    { "link", 0, 0, G_OPTION_ARG_FILENAME, &options.link, N_ ("Where it can be seen"), N_ ("URL") },
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &options.at, N_ ("When, 2026-11-25T09:00:00+08:00; now if not said"), N_ ("TIME") },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, N_ ("Who published it"), N_ ("NAME") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_published, entries, argv, 1, &operands, &code))
    return code;
  options.post = operands[0];
  return studio_cli_with_library (mark, &options);
}

const StudioCliCommand studio_cli_published = {
  "published", N_ ("POST-ID --platform ID [--link URL] [--at TIME] [--by NAME]"), N_ ("Notes that a post of the library was published."), FALSE, run_published
};
