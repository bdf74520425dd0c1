// A company node as one that asks a consultation desk of another house: a question out of a case or by itself, answers in.
//
//   DeskAsking asking(node, open_line);
//   auto facts = TRY(asking.facts(actor, "2026-001"));               // what the case could tell; the person chooses
//   auto shown = TRY(asking.compose(actor, wish));                   // bytes_of(shown.question): what would leave, to the byte
//   auto asked = TRY(asking.ask(actor, "inpit", wish, sha256_of(bytes)));
//   TRY(asking.follow(actor, "Q-2026-001"));
//
// All of it needs the right to ask, "desk_question.create"; following and adding those of the question. Facts of a case hold no person, no
// secret, no title and no number of ours; how it was done is told as a hub is told (feature/respond/technique_report.h). The desk is asked
// over model/ports/desk_line.h; nothing here knows a socket. Any thread.
#pragma once

#include "base/trace.h"
#include "node/node.h"
#include "web/desk_asker.h"

namespace sekimori::node {

class DeskAsking final : public web::DeskAsker {
 public:
  DeskAsking(Node& node, model::OpenDeskLine open_line) : node_(node), open_line_(std::move(open_line)) {}

  Result<std::vector<web::CaseFact>> facts(const record::Actor& actor, std::string_view case_number) override;
  Result<consult::QuestionToAsk> compose(const record::Actor& actor, const web::QuestionWish& wish) override;
  Result<consult::KnownAskedQuestion> ask(const record::Actor& actor, std::string_view desk, const web::QuestionWish& wish,
                                          std::string_view shown_sha256) override;
  Result<consult::FollowedQuestion> follow(const record::Actor& actor, std::string_view number) override;
  Result<consult::FollowedQuestion> add(const record::Actor& actor, std::string_view number, std::string_view text) override;
  Result<consult::KnownAskedQuestion> erase(const record::Actor& actor, std::string_view number, std::string_view reason) override;
  Result<std::vector<consult::FollowedQuestion>> follow_open(const record::Actor& actor) override;

 private:
  Result<std::unique_ptr<model::DeskLine>> line_of(std::string_view desk);

  Node& node_;
  model::OpenDeskLine open_line_;
};

// While a node serves: what desks have said since is fetched. A desk that does not answer is traced and asked again in the next round.
void follow_questions(web::DeskAsker& asker, Trace& trace);

}  // namespace sekimori::node
