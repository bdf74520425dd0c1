// The papers of a case, one function for each kind. Two layers: what may be read by whoever is consulted holds no secret's content; the
// sealed annex (別紙 営業秘密目録) holds it, and is handed over by a step of custody.
//
//   Paper paper = TRY(write_case_paper(parts, actor, known, "exhibit_list", {.firm = firm}));
//   std::string hash = TRY(issue_paper(parts, actor, known, to_pdf(paper), "pdf", "exhibit_list"));
//
// Kinds: consultation, secret_annex, complaint, exhibit_list, hash_list, verification, damage, tasks, personal_data_preliminary,
// personal_data_final, confidentiality_order, viewing_restriction, concealment. All are in Japanese, as those who receive them.
#pragma once

#include <span>

#include "feature/respond/consultation_paper.h"

namespace sekimori::respond {

struct PaperWish {
  Firm firm = {};
  bool provisional = false;  // 疎甲 instead of 甲: for an injunction
};

std::span<const std::string_view> case_paper_kinds();

// usage: an unknown kind. The secret annex reads each secret with the actor's rights (reading a level_top one is recorded); not_permitted
// when he may not.
Result<paper::Paper> write_case_paper(RespondParts& parts, const record::Actor& actor, const KnownCase& known, std::string_view kind,
                                      const PaperWish& wish);

// One page to lay on the table: every exhibit's hash in groups of eight, with room for name, date and seal of both sides.
paper::Paper write_hash_list(const KnownCase& known, const std::vector<KnownExhibit>& exhibits, const Zone& zone);

// 検証手順: how to check the bag on a Windows computer that is not on a network.
paper::Paper write_verification_steps(const KnownCase& known);

}  // namespace sekimori::respond
