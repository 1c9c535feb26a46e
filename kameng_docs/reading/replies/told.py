"""What each kind of value that is read of a reply is called."""

from kameng_docs.reading.proposals import Kind

HEADS = {
    Kind.CHANNEL: "谁答复的",
    Kind.STATE: "处理到哪一步",
    Kind.OUTCOME: "要点（原话）",
    Kind.HANDLED_ID: "编号",
    Kind.REPLIED_AT: "答复时间",
    Kind.ACCEPTED_ON: "受理日期",
    Kind.CLOSED_ON: "办结日期",
    Kind.MOMENT: "落款的日期",
    Kind.EXCUSE: "推脱的话",
}
