#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "studio-cli-report.h"
#include "studio-cli.h"
#include "studio-core-dump.h"
#include "studio-fonts.h"

static const StudioCliCommand *const commands[] = {
  &studio_cli_brands,
  &studio_cli_templates,
  &studio_cli_template,
  &studio_cli_formats,
  &studio_cli_new,
  &studio_cli_info,
  &studio_cli_export,
  &studio_cli_pack,
  &studio_cli_spread,
  &studio_cli_bulk,
  &studio_cli_check,
  &studio_cli_check_text,
  &studio_cli_paper,
  &studio_cli_comments,
  &studio_cli_profile,
  &studio_cli_review,
  &studio_cli_merge,
  &studio_cli_inbox,
  &studio_cli_library,
  &studio_cli_registers,
  &studio_cli_accounts,
  &studio_cli_publish,
  &studio_cli_outbox,
  &studio_cli_published,
  &studio_cli_ledger,
  &studio_cli_monthly,
  &studio_cli_validate,
};

/*
 * Pictures of some MB come and go; without this each is mapped, zeroed by the kernel and given back. Threads share one heap, so that
 * what one frees the next one finds warm. (Large pages on request make it faster still when memory is at hand, but much slower on
 * a virtual machine whose host has taken it back.)
 */
static void
keep_big_buffers (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 64 * 1024 * 1024);
  mallopt (M_ARENA_MAX, 1);
#endif
}

static void
choose_language (void)
{
  const char *folder = g_getenv ("PEMDA_STUDIO_LOCALEDIR");

  setlocale (LC_ALL, "");
  /* files are written with points, whatever the person's decimal mark */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static StudioCliExit
print_help (void)
{
  studio_cli_printf ("%s %s\n\n%s\n\n%s\n", _ ("Usage:"), _ ("pemda COMMAND [OPTION…] [ARGUMENT…]"),
                     _ ("Makes branded pictures for a local government's social media."), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    studio_cli_printf ("  %-12s%s\n", commands[i]->name, _ (commands[i]->summary));
  studio_cli_printf ("\n%s\n", _ ("“pemda COMMAND --help” tells more about each, “pemda --version” the version."));
  return STUDIO_CLI_DONE;
}

static StudioCliExit
unknown_command (const char *name)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };
  const char *nearest;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i]->name;
  nearest = studio_cli_nearest (name, names);
  if (nearest != NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, name, _ ("There is no such command. Did you mean “%s”?"), nearest);
  return studio_cli_fail (STUDIO_CLI_USAGE, name, _ ("There is no such command. Read “pemda --help”."));
}

static StudioCliExit
run (const char *const *argv)
{
  if (argv[1] == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, NULL, _ ("No command was given. Read “pemda --help”."));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    return print_help ();
  if (g_str_equal (argv[1], "--version")) {
    studio_cli_print ("pemda " PACKAGE_VERSION "\n");
    return STUDIO_CLI_DONE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (!g_str_equal (argv[1], commands[i]->name))
      continue;
    if (commands[i]->draws)
      studio_fonts_start ();
    return commands[i]->run (argv + 1);
  }
  return unknown_command (argv[1]);
}

int
main (int argc,
      char **argv)
{
  /* before anything is read: secrets may come in the environment */
  studio_core_dump_forbid ();
  keep_big_buffers ();
  choose_language ();
  return (int) studio_cli_finish (run ((const char *const *) argv));
}
