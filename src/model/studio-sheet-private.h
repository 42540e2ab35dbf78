#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _StudioSheetPart StudioSheetPart;

/**
 * StudioSheetPart: how one XML file of a workbook is read. Names come without their prefix.
 * @start: (nullable), @end: (nullable), @text: (nullable)
 */
struct _StudioSheetPart
{
  const char *source; /* the workbook's name */
  gboolean (*start) (StudioSheetPart *part, const char *name, const char *const *names, const char *const *values, GError **error);
  gboolean (*end) (StudioSheetPart *part, const char *name, GError **error);
  gboolean (*text) (StudioSheetPart *part, const char *text, gsize length, GError **error);
  guint depth;
};

/** Reads the file through; %STUDIO_ERROR_TRUNCATED if it is no XML, or what the functions of @part say. */
gboolean studio_sheet_part_read (StudioSheetPart *part, GBytes *bytes, GError **error);
/** Returns: (nullable): the value of the attribute @name, whatever its prefix */
const char *studio_sheet_attribute (const char *const *names, const char *const *values, const char *name);

/** StudioSheetStyle: what a number in a cell is to be read as. */
typedef enum {
  STUDIO_SHEET_NUMBER,
  STUDIO_SHEET_PERCENT,
  STUDIO_SHEET_MONEY,
  STUDIO_SHEET_DATE,
  STUDIO_SHEET_TIME,
  STUDIO_SHEET_DATE_TIME,
  STUDIO_SHEET_DIGITS, /* as many as there are zeros in the code */
} StudioSheetStyle;

/** StudioSheetFormat: @digits are of %STUDIO_SHEET_DIGITS. */
typedef struct
{
  StudioSheetStyle style;
  guint digits;
} StudioSheetFormat;

/** What the built-in number format @id means (ECMA-376 part 1, 18.8.30). */
StudioSheetFormat studio_sheet_format_builtin (guint id);
/** What a number format's code means, such as "dd/mm/yyyy" or "0.00%". */
StudioSheetFormat studio_sheet_format_of_code (const char *code);
/**
 * studio_sheet_number_text:
 * @text: a number as XLSX writes it
 * @since_1904: whether days are counted from 1904 on
 *
 * Returns: (transfer full): the number as it is typed in Indonesian; @text itself if it is none
 */
char *studio_sheet_number_text (const char *text, const StudioSheetFormat *format, gboolean since_1904);

G_END_DECLS
