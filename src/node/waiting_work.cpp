#include "node/waiting_work.h"

#include <algorithm>
#include <array>

#include "feature/protect/safeguards.h"
#include "node/waiting_parts.h"

namespace sekimori::node {
namespace {

struct WaitingKind {
  std::string_view kind, ja, en;
};

constexpr std::array<WaitingKind, 37> kinds = {{
    {"alert_new", "新しい検知を確かめる", "Look at a new alert"},
    {"reveal_open", "名前の開示の求めに答える", "Answer a request for a name"},
    {"source_silent", "記録が途絶えた取込元を調べる", "Find out why a source went silent"},
    {"source_basis", "監視の根拠を書きそろえる", "Complete a monitoring basis"},
    {"review_due", "秘密の見直しをする", "Review a secret"},
    {"warning_answer", "ハブの注意喚起に答える", "Answer a hub's warning"},
    {"hub_triage", "ハブへの報告を仕分ける", "Triage a report to the hub"},
    {"hub_mask", "ハブへの報告を匿名にする", "Mask a report to the hub"},
    {"hub_review", "匿名にした報告を確かめる", "Read a masked report as the second person"},
    {"hub_consent", "共有に同意するか決める", "Decide on consent to sharing"},
    {"hub_release", "同意された報告を共有する", "Release a report that was consented to"},
    {"question_answer", "相談窓口からの質問に答える", "Answer what the consultation desk asks"},
    {"question_read", "相談窓口の回答を読む", "Read what the consultation desk answered"},
    {"measure_do", "対策を実施する", "Put a measure in place"},
    {"measure_review", "対策を見直す", "Review a measure"},
    {"measure_attest", "対策の証明を更新する", "Attest a control anew"},
    {"course_take", "講座を受ける", "Take a course"},
    {"consultation_triage", "相談を振り分ける", "Triage a consultation"},
    {"consultation_answer", "相談に回答する", "Answer a consultation"},
    {"consultation_advise", "任された相談に助言する", "Advise on a consultation you were given"},
    {"consultation_erase", "消去の希望に応えるか決める", "Decide on a wish to erase a consultation"},
    {"referral_send", "同意のある引き継ぎを送る", "Send a referral that was agreed to"},
    {"booking_coming", "面談の予定", "A meeting you are booked for"},
    {"booking_tell", "面談の結果を書く", "Say how a booked meeting went"},
    {"application_decide", "支援の申込みを決める", "Decide on an application for a programme"},
    {"issue_write", "会報の原稿をそろえる", "Bring together an issue of the newsletter"},
    {"issue_submit", "会報を承認に回す", "Submit an issue for approval"},
    {"issue_approve", "会報を読んで承認する", "Read and approve an issue"},
    {"issue_send", "承認された会報を送る", "Send an approved issue"},
    {"seminar_open", "セミナーの受付を始める", "Open a seminar for registration"},
    {"seminar_tell", "セミナーの出席を記録する", "Record who came to a seminar"},
    {"meeting_tell", "会合の開催を記録する", "Record that a meeting was held"},
    {"minutes_write", "議事要旨を書く", "Write the minutes of a meeting"},
    {"minutes_approve", "議事要旨を承認する", "Approve the minutes of a meeting"},
    {"briefing_answer", "説明会の求めに答える", "Answer a request for a briefing"},
    {"order_send", "資料の注文を送る", "Send ordered material"},
    {"task", "すること", "Task"},
}};

Result<void> add_kept_tasks(WaitingHands& hands) {
  protect::TaskFilter filter;
  filter.open_only = true;
  for (const protect::KnownTask& known : TRY(if_permitted(hands.node.safeguards().tasks.list(hands.actor, filter)))) {
    const model::Task& task = known.task;
    const std::string& label = task.object_label.empty() ? task.object_id : task.object_label;
    std::string address = "/people?view=checks";
    if (task.object_kind == "secret") address = "/secrets/" + label;
    else if (task.object_kind == "disclosure") address = "/partners?disclosure=" + label;
    else if (task.object_kind == "access_review") address = "/protection?view=rights&review=" + task.object_id;
    else if (task.object_kind == "exit_check") address += "&check=" + task.object_id;
    else if (task.object_kind == "hiring_check") address += "&hiring=" + task.object_id;
    else if (task.object_kind == "case") address = "/cases/" + label;
    else if (task.object_kind == "measure") address = "/measures?measure=" + label;
    hands.out.push_back({.kind = "task",
                         .title = {task.title_ja, task.title_en},
                         .object = {task.object_label, task.object_label},
                         .address = std::move(address),
                         .due = task.due,
                         .owner = task.owner});
  }
  return {};
}

std::vector<web::WaitingItem> sorted(std::vector<web::WaitingItem> all) {
  // What the rooms say in their order stays so within a day.
  std::ranges::stable_sort(all, {}, [](const web::WaitingItem& one) { return one.due ? one.due->number : INT32_MAX; });
  return all;
}

WaitingHands hands_of(Node& node, const record::Actor& actor, std::vector<web::WaitingItem>& out) {
  return {.node = node, .actor = actor, .today = node.zone().day_of(node.seams().clock.now()), .out = out};
}

}  // namespace

void WaitingHands::add(std::string_view kind, model::Wording object, std::string address, std::optional<Day> due, std::string owner) {
  const auto known = std::ranges::find(kinds, kind, &WaitingKind::kind);
  const model::Wording title = known == kinds.end() ? model::Wording{} : model::Wording{std::string(known->ja), std::string(known->en)};
  out.push_back({.kind = std::string(kind),
                 .title = title,
                 .object = std::move(object),
                 .address = std::move(address),
                 .due = due,
                 .owner = std::move(owner)});
}

Result<std::vector<web::WaitingItem>> WaitingWork::elsewhere(const record::Actor& actor) {
  std::vector<web::WaitingItem> out;
  WaitingHands hands = hands_of(node_, actor, out);
  TRY(add_firm_work(hands));
  TRY(add_hub_work(hands));
  TRY(add_desk_work(hands));
  TRY(add_secretariat_work(hands));
  return sorted(std::move(out));
}

Result<std::vector<web::WaitingItem>> WaitingWork::of(const record::Actor& actor) {
  std::vector<web::WaitingItem> out;
  WaitingHands hands = hands_of(node_, actor, out);
  TRY(add_kept_tasks(hands));
  for (web::WaitingItem& item : TRY(elsewhere(actor))) {
    // A measure that became a task of somebody is one thing to do.
    const bool is_task = item.kind.starts_with("measure_") && std::ranges::any_of(out, [&](const web::WaitingItem& task) {
                           return task.kind == "task" && task.address == item.address;
                         });
    if (!is_task) out.push_back(std::move(item));
  }
  return sorted(std::move(out));
}

}  // namespace sekimori::node
