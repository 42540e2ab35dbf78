#pragma once

#include "studio-brand.h"
#include "studio-table.h"

G_BEGIN_DECLS

/*
 * The commitment that the admins of all offices sign, as a record of the library:
 *
 * {"date", "place", "number", "text": its points, one a line ("": those of the paper), "witness": {"name", "nip", "post"},
 *  "signatories": [{"office", "name", "post", "signed": the day, "" if not yet}], "scan": {"name": of the file, "hash": its SHA-256}, "note"}
 */

#define STUDIO_COMMITMENT_KIND "commitment"
#define STUDIO_COMMITMENT_MAX_SIGNATORIES 500

/** Returns: (transfer full). @place: (nullable) */
JsonNode *studio_commitment_new (const GDate *date, const char *place);
/** For records from outside. Returns: FALSE with a sentence that names the member */
gboolean studio_commitment_check (const char *source, JsonNode *root, GError **error);
/** Returns: how many there are. @signed_: (out) (optional): how many of them have signed */
guint studio_commitment_count (JsonNode *root, guint *n_signed);
/**
 * studio_commitment_read_table:
 * @table: with a heading (perangkat daerah or OPD, nama or admin, jabatan, in any order), or else the columns office, name, post
 * @error: %STUDIO_ERROR_INVALID if no row has a name or an office, %STUDIO_ERROR_LIMIT for too many
 *
 * Returns: (transfer full) (nullable): an array of signatories
 */
JsonNode *studio_commitment_read_table (const StudioTable *table, GError **error);
/**
 * Adds the @signatories that are not in it yet, by office and name. Returns: (transfer full); @n_added: (out)
 */
JsonNode *studio_commitment_with_signatories (JsonNode *root, JsonNode *signatories, guint *n_added);
/** @day: (nullable): when the signatory @index signed; NULL: has not. Returns: (transfer full) */
JsonNode *studio_commitment_with_signed (JsonNode *root, guint index, const GDate *day);
/** Returns: (transfer full): what studio_paper_fill() puts in. @brand: (nullable) */
JsonNode *studio_commitment_to_paper (JsonNode *root, StudioBrand *brand);

G_END_DECLS
