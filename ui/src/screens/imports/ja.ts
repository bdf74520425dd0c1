import { count } from "../../i18n/format";

export const ja = {
  titles: {
    secrets: "台帳の表を取り込む",
    people: "人事の表を取り込む",
    agreements: "誓約書・契約の表を取り込む",
    sources: "取込元の表を取り込む",
    approvals: "承認の表を取り込む",
  },
  text: "見出しのある CSV (UTF-8 または CP932)。同じ番号の行は新しい版になり、誤りのある行は行と列を示して除きます。",
  texts: {
    sources:
      "見出しのある CSV (UTF-8 または CP932)。同じ名前の取込元があれば、その行は飛ばします。誤りのある行があれば、そこで止めて知らせます。",
    approvals:
      "見出しのある CSV (UTF-8 または CP932)。同じ番号の承認は新しい版になります。誤りのある行があれば、そこで止めて知らせます。",
  } as Partial<Record<string, string>>,
  columns: {
    secrets:
      "管理番号、名称、部署、情報管理責任者、種別、区分、媒体、保管場所、許可者、措置、秘密管理性、有用性、非公知性、見直し日",
    people: "社員番号、氏名、部署、役職、上司、アカウント、端末、入社日、退職申出日、最終出社日、退職日、雇用区分",
    agreements: "社員番号、機会、種類、状態、文面の版、対象、依頼日、署名日、期間満了日",
    sources:
      "name、kind、mapping、retention_days、gap_alarm_hours、purpose、work_rule_clause、work_rule_version、told_to_staff、responsible_person、notice_to_union、last_audit",
    approvals: "staff_number、from、to、what、approver、ticket、account、object",
  },
  file: "表 (CSV)",
  result: (created: number, changed: number, same: number, refused: number) =>
    `新規 ${count(created)}、変更 ${count(changed)}、同じ ${count(same)}、除いた行 ${count(refused)}`,
  refused: "除いた行",
  line: "行",
  column: "列",
  why: "理由",
  events: {
    files: "ログのファイル",
    help: "EVTX、JSON (1 行 1 件)、CSV。gz、zst、zip のままでもかまいません。1 バイトも変えずに保管します。",
    send: "取り込む",
    taken: "受け取りました",
    known: "前に受け取ったものと同じです",
    soon: "読み取りはすぐに始まります。件数が増えたら、アクティビティで見られます。",
  },
};
