#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * StudioFieldType:
 * @STUDIO_FIELD_TEXT: one short line; a JSON string
 * @STUDIO_FIELD_LONG: several lines; a JSON string
 * @STUDIO_FIELD_LIST: array of what @StudioField.items says
 * @STUDIO_FIELD_DATE: "2026-11-20"
 * @STUDIO_FIELD_TIME: "14.30"
 * @STUDIO_FIELD_PHOTO: {"asset": SHA-256, "focal": [x, y]}, or {"sample": NAME, "focal": …} in samples
 * @STUDIO_FIELD_ROWS: array of {"label", "nilai", "satuan"}; "nilai" as the person typed it
 * @STUDIO_FIELD_PERSON: a name with titles; a JSON string
 * @STUDIO_FIELD_QUOTE: a JSON string without quotation marks
 * @STUDIO_FIELD_LINK: a web address; a JSON string
 */
typedef enum {
  STUDIO_FIELD_TEXT,
  STUDIO_FIELD_LONG,
  STUDIO_FIELD_LIST,
  STUDIO_FIELD_DATE,
  STUDIO_FIELD_TIME,
  STUDIO_FIELD_PHOTO,
  STUDIO_FIELD_ROWS,
  STUDIO_FIELD_PERSON,
  STUDIO_FIELD_QUOTE,
  STUDIO_FIELD_LINK,
} StudioFieldType;

/**
 * StudioItemKind: what the lines of a list are
 * @STUDIO_ITEM_TEXTS: strings
 * @STUDIO_ITEM_PAIRS: {"judul", "isi"}
 * @STUDIO_ITEM_EVENTS: {"tanggal", "waktu", "judul", "tempat"}; the first two as in fields of type date and time
 */
typedef enum {
  STUDIO_ITEM_TEXTS,
  STUDIO_ITEM_PAIRS,
  STUDIO_ITEM_EVENTS,
} StudioItemKind;

/** StudioField: one thing a template asks for. Belongs to its template. */
typedef struct
{
  char *name; /* "judul" */
  StudioFieldType type;
  char *label; /* Indonesian, from the template */
  char *hint;  /* (nullable) one sentence of advice */
  char *group; /* (nullable) heading it stands under in the form */
  gboolean required;
  gboolean fixed; /* the sample is what every post shows; nobody is asked for it */
  int max_chars;  /* advice in characters; 0: none */
  int min_items, max_items;
  StudioItemKind items; /* of a list */
} StudioField;

StudioField *studio_field_parse (const StudioJsonAt *at, GError **error);
void studio_field_free (StudioField *field);
const char *studio_field_type_name (StudioFieldType type);
/** Whether a content value counts as filled: not absent, not blank, and for lists with at least one filled item. */
gboolean studio_field_value_filled (JsonNode *value);
/**
 * Checks that @value fits the field's type ("tanggal" must be a real date, "angka" rows of strings …).
 * @at is where it stands, for the error's path. An absent value is fine.
 */
gboolean studio_field_check (const StudioField *field, const StudioJsonAt *at, GError **error);

G_END_DECLS
