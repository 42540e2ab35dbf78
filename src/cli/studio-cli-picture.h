#pragma once

#include "studio-cli.h"
#include "studio-export.h"
#include "studio-template.h"

G_BEGIN_DECLS

/** StudioCliPictureOptions: options about the files that a command makes, as they were written. */
typedef struct
{
  char *type;
  char *quality;
  char *max_bytes;
  char *scale;
} StudioCliPictureOptions;

/** The entries of an option table that fill @options, a #StudioCliPictureOptions lvalue. @type: what to say of the type */
#define STUDIO_CLI_PICTURE_ENTRIES(options, type_words)                                                                                   \
  { "type", 0, 0, G_OPTION_ARG_FILENAME, &(options).type, type_words, N_ ("TYPE") },                                                      \
      { "quality", 0, 0, G_OPTION_ARG_FILENAME, &(options).quality, N_ ("Quality of JPEG and WebP, 1 to 100 (default: 90)"), N_ ("N") },  \
      { "max-bytes", 0, 0, G_OPTION_ARG_FILENAME, &(options).max_bytes, N_ ("Largest JPEG or WebP file, such as 500k or 2M"), N_ ("N") }, \
  {                                                                                                                                       \
    "scale", 0, 0, G_OPTION_ARG_FILENAME, &(options).scale, N_ ("Pixels for each pixel of the format (default: 1)"), N_ ("F")             \
  }

/**
 * studio_cli_picture_read:
 * @kind: what the type is when the options do not say it
 *
 * Returns: FALSE with %STUDIO_CLI_USAGE after a message
 */
gboolean studio_cli_picture_read (const StudioCliPictureOptions *options, StudioExportKind kind, StudioExportOptions *how);
void studio_cli_picture_options_clear (StudioCliPictureOptions *options);

/**
 * studio_cli_picture_formats:
 * @list: (nullable): ids with commas between; NULL for the template's first format
 * @all: all formats of the template
 *
 * Returns: (transfer container) (nullable) (element-type StudioFormat): each once; NULL with %STUDIO_CLI_USAGE after a message
 */
GPtrArray *studio_cli_picture_formats (StudioTemplate *template, const char *list, gboolean all);

G_END_DECLS
