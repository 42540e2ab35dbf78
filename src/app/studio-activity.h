#pragma once

#include "studio-json.h"
#include "studio-table.h"

G_BEGIN_DECLS

/*
 * What an office did or will do, whether or not anybody has told of it, as records of the library:
 *
 * {"date", "time": "09.00", "title", "place", "who", "office", "note", "folder": of photos, "post": id of the post made of it}
 */

#define STUDIO_ACTIVITY_KIND "activity"
/** Code points of each text. */
#define STUDIO_ACTIVITY_MAX_TEXT 500
/** Rows that are taken from one table. */
#define STUDIO_ACTIVITY_MAX_ROWS 2000

/**
 * StudioActivityState: how far the telling is.
 * @STUDIO_ACTIVITY_UNTOLD: there is no post
 * @STUDIO_ACTIVITY_MADE: there is one, which is not published
 * @STUDIO_ACTIVITY_PUBLISHED: it is published
 */
typedef enum {
  STUDIO_ACTIVITY_UNTOLD,
  STUDIO_ACTIVITY_MADE,
  STUDIO_ACTIVITY_PUBLISHED,
} StudioActivityState;

/** @post_state: (nullable): the state of its post in the library ("draft", "published"); NULL if it has none there */
StudioActivityState studio_activity_get_state (JsonNode *root, const char *post_state);
/** Returns: (transfer none): "no post yet", "post made", "published" */
const char *studio_activity_state_name (StudioActivityState state);
/** Returns: FALSE with a sentence if it is no activity: without a title or with a day that does not exist. */
gboolean studio_activity_check (const char *source, JsonNode *root, GError **error);
/** Returns: FALSE if it says no day */
gboolean studio_activity_get_date (JsonNode *root, GDate *date);
/** Returns: the text of a member; "" if there is none */
const char *studio_activity_get_text (JsonNode *root, const char *name);
/**
 * studio_activity_new:
 * @date: its day; @time: (nullable): as a person writes it; one that can't be read is kept in the note; @title: at least one letter
 *
 * Returns: (transfer full)
 */
JsonNode *studio_activity_new (const GDate *date, const char *time, const char *title, const char *place);

/**
 * studio_activity_read_table:
 * @table: an agenda with a heading: tanggal and kegiatan (or acara, judul, agenda), and as many of waktu (jam, pukul), tempat (lokasi), hadir (pejabat, oleh,
 *   pimpinan), perangkat daerah (OPD), keterangan as there are; in any order
 * @today: what "besok" and a missing year count from
 * @known: (nullable) (element-type JsonNode): activities that are there already; rows with the same day and title are passed over
 * @problems: (out): one sentence for each row that could not be read, the first few
 *
 * Returns: (transfer full) (element-type JsonNode) (nullable): %STUDIO_ERROR_INVALID if there is no such heading
 */
GPtrArray *studio_activity_read_table (const StudioTable *table, const GDate *today, GPtrArray *known, GPtrArray **problems, GError **error);

/**
 * studio_activity_choose_template:
 * @today: an invitation is for what is still to come
 *
 * Returns: the template that suits what the activity is by its title: an inspection, a contest, else an activity of the leaders
 */
const char *studio_activity_choose_template (JsonNode *root, const GDate *today);
/** Returns: (transfer full): what a new post of a template of studio_activity_choose_template() begins with, and of others as far as they have such fields, as JSON */
char *studio_activity_to_content (JsonNode *root);

G_END_DECLS
