#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * What leads from one document to another, itself a document. Unlike RFC 7396 it can say that something becomes null, and what
 * changes within an array. A patch is an object of one of these forms:
 *
 *   {"to": VALUE}                              becomes VALUE
 *   {"in": {NAME: PATCH, …}, "not": [NAME, …]} of an object: members that change or come ("to"), members that go; either may be absent
 *   {"each": [INDEX, PATCH, …]}                of an array that stays as long: elements that change, by rising index
 *   {"at": [INDEX, N, [VALUE, …]]}             of an array: from INDEX on, N elements give way to these
 */

/**
 * studio_json_patch_new:
 *
 * Does not look into what @from and @to share by pointer, so it costs what lies on the way to the change.
 *
 * Returns: (transfer full) (nullable): the sealed patch from @from to @to; NULL if they are equal (studio_json_equal())
 */
JsonNode *studio_json_patch_new (JsonNode *from, JsonNode *to);
/**
 * studio_json_patch_apply:
 * @patch: (nullable): from anywhere; NULL changes nothing
 *
 * Returns: (transfer full) (nullable): a new sealed root that shares what did not change; NULL if @patch is none or does not suit @root
 */
JsonNode *studio_json_patch_apply (JsonNode *root, JsonNode *patch);
/** Returns: whether @root looks, in all the places that @patch (nullable, from anywhere) speaks of, as if it had just been applied. */
gboolean studio_json_patch_fits (JsonNode *root, JsonNode *patch);

G_END_DECLS
