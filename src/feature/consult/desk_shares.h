// What may be told of one share of the consultations (one desk, one class of askers) beside the tables of the whole, so that neither the
// difference with the whole nor the other shares give a small number back.
//
//   std::vector<bool> hidden = hide_in_shares(whole, hidden_in_whole, shares, published_floor, {});
//   hidden[row * whole.columns.size() + column];          // in every share alike
//
// All shares of a partition lie over the rows and columns of the whole, and hide the same places: then for every small number there is
// another set of tables of whole numbers that agrees with all that is told and differs there, the witness. It is a circle of ones added
// and taken away at hidden places of one share and the other way round in a second share (the whole stays as it is), or in the whole when
// it hides these places, too. Where there is no such circle nothing inside is told, and the lists alone remain. Pure.
#pragma once

#include "feature/consult/desk_counts.h"

namespace sekimori::consult {

struct ShareTable {
  DeskCross cross;                            // over the labels of the whole
  std::vector<bool> rows_told, columns_told;  // by the list of the share, which is a line of a published table
};

// `table` over the labels of `whole`; what the whole does not have, no share has.
DeskCross laid_over(const DeskCross& whole, const DeskCross& table);
// What is left of the whole without a share.
DeskCross rest_of(const DeskCross& whole, const DeskCross& share);

// `already`: what must be hidden whatever its size (what a quarter hides); empty: nothing.
std::vector<bool> hide_in_shares(const DeskCross& whole, const std::vector<bool>& hidden_in_whole, const std::vector<ShareTable>& shares,
                                 std::int64_t floor, std::vector<bool> already);
// Another number at this place of this share that agrees with everything told.
bool has_witness(const std::vector<bool>& hidden_in_whole, const std::vector<ShareTable>& shares, const std::vector<bool>& hidden,
                 std::size_t share, std::size_t row, std::size_t column);

}  // namespace sekimori::consult
